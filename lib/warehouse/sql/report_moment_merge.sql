-- The commit of the first-parent line with which one beside it came.
SELECT merged.oid
FROM commits
JOIN commits AS merged ON merged.position = commits.arrived
WHERE commits.id = :commit
ORDER BY merged.position;
