-- The values of a figure up to a position: each with the edition that it comes
-- from, the commit of that, and the one that brought it onto the first-parent
-- line.
SELECT version.from_, version.until, version.value, version.printed,
       version.origin, cell.id, edition.commits, merged.id
FROM cell
JOIN version ON version.cell = cell.id
JOIN edition ON edition.id = version.origin
JOIN commits AS merged ON merged.position = version.from_
WHERE cell.form = :form AND cell.line = :row AND cell.column_ = :column
  AND version.document = :document
  AND version.from_ <= :position
ORDER BY version.from_;
