-- A commit, and the date of the one that came after it, or after the merge that
-- brought it, on the first-parent line up to a position.
SELECT commits.oid, commits.position, commits.arrived, commits.author,
       commits.author_time, commits.author_zone, commits.committer,
       commits.commit_time, commits.commit_zone, commits.known_time,
       commits.message, commits.signature, commits.signer,
       EXISTS (
         SELECT 1 FROM commit_parent WHERE commit_parent.commits = commits.id
       ),
       next.commit_time
FROM commits
LEFT JOIN commits AS next
  ON next.position = commits.arrived + 1 AND next.position <= :position
WHERE commits.id = :commit
ORDER BY commits.id;
