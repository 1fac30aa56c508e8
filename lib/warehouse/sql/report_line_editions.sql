-- The editions at some positions of the first-parent line, each with the one
-- that stood there before: NULL where none of those before had files.
SELECT edition.id, edition.document, commits.position,
       CASE WHEN EXISTS (
         SELECT 1
         FROM edition AS earlier
         WHERE earlier.document = edition.document
           AND earlier.position IS NOT NULL
           AND earlier.commits < edition.commits
           AND earlier.state <> :gone)
       THEN (
         SELECT earlier.id
         FROM edition AS earlier
         WHERE earlier.document = edition.document
           AND earlier.position IS NOT NULL
           AND earlier.commits < edition.commits
         ORDER BY earlier.commits DESC
         LIMIT 1)
       END,
       edition.state
FROM edition
JOIN commits ON commits.id = edition.commits
WHERE commits.position BETWEEN :first AND :last
  AND (:document IS NULL OR edition.document = :document)
ORDER BY edition.document, commits.position;
