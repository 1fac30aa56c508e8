-- The editions whose commits came onto the first-parent line at some positions.
SELECT edition.id, edition.document, edition.state,
       commits.id, commits.arrived, commits.position,
       EXISTS (SELECT 1 FROM commit_parent
               WHERE commit_parent.commits = commits.id)
FROM edition
JOIN commits ON commits.id = edition.commits
WHERE commits.arrived BETWEEN :first AND :last
ORDER BY commits.arrived, commits.id, edition.document;
