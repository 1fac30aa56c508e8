-- What holds commits back that are dated by a time: the first commit of the
-- first-parent line behind a position, when it was known, and how many of those
-- behind the position are dated by then.
SELECT next.oid, next.known_time,
       (SELECT count(*)
        FROM commits
        WHERE commits.position > :position AND commits.commit_time <= :time)
FROM commits AS next
WHERE next.position = :position + 1;
