-- An edition's parents; a row without ordinal for one that has none.
SELECT e.id, e.commits, p.ordinal, p.parent
FROM edition e LEFT JOIN edition_parent p ON p.edition = e.id
WHERE e.document = :document
ORDER BY e.id, p.ordinal;
