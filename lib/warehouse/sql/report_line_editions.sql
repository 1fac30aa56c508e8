-- The editions at some positions of the first-parent line, each with the one
-- that stood there before: NULL where none of those before had files.
SELECT edition.id, edition.document, commits.position,
       CASE WHEN EXISTS (
         SELECT 1
         FROM edition AS earlier
         JOIN commits AS at ON at.id = earlier.commits
         WHERE earlier.document = edition.document
           AND at.position < commits.position
           AND earlier.state <> :gone)
       THEN (
         SELECT earlier.id
         FROM edition AS earlier
         JOIN commits AS at ON at.id = earlier.commits
         WHERE earlier.document = edition.document
           AND at.position < commits.position
         ORDER BY at.position DESC
         LIMIT 1)
       END,
       edition.state
FROM edition
JOIN commits ON commits.id = edition.commits
WHERE commits.position BETWEEN :first AND :last
  AND (:document IS NULL OR edition.document = :document)
ORDER BY edition.document, commits.position;
