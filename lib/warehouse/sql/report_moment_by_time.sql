-- The last commit of the first-parent line that was known by a time.
SELECT position, oid, known_time
FROM commits
WHERE position IS NOT NULL AND known_time <= :time
ORDER BY position DESC
LIMIT 1;
