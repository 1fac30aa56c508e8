-- The values of a figure up to a position: each with the edition that it comes
-- from, the commit of that, and the one that brought it onto the first-parent
-- line.
SELECT version.from_, version.until, version.value, version.printed,
       version.origin, version.cell, edition.commits, merged.id
FROM form_row
CROSS JOIN form_column ON form_column.form = form_row.form
CROSS JOIN version ON version.cell = form_row.id + form_column.number
JOIN edition ON edition.id = version.origin
JOIN commits AS merged ON merged.position = version.from_
WHERE form_row.form = :form AND form_row.key = :row
  AND form_column.key = :column
  AND version.document = :document
  AND version.from_ <= :position
ORDER BY version.from_;
