-- The editions whose commits came onto the first-parent line at some positions,
-- each with how its document stood on the line before: the state of its last
-- edition there, NULL for none, and whether any of them had files. Of one document,
-- or of all.
SELECT edition.id, edition.document, edition.state,
       commits.id, commits.arrived, commits.position,
       EXISTS (SELECT 1 FROM commit_parent
               WHERE commit_parent.commits = commits.id),
       (SELECT earlier.state
        FROM edition AS earlier
        WHERE earlier.document = edition.document
          AND earlier.position IS NOT NULL
          AND earlier.commits < arrival.id
        ORDER BY earlier.commits DESC
        LIMIT 1),
       EXISTS (SELECT 1
               FROM edition AS earlier
               WHERE earlier.document = edition.document
                 AND earlier.position IS NOT NULL
                 AND earlier.commits < arrival.id
                 AND earlier.state <> :gone)
FROM edition
JOIN commits ON commits.id = edition.commits
JOIN commits AS arrival ON arrival.position = commits.arrived
WHERE commits.arrived BETWEEN :first AND :last
  AND (:document IS NULL OR edition.document = :document)
ORDER BY commits.arrived, commits.id, edition.document;
