-- The values that a document's figure has had from a position of the
-- first-parent line on, each with the cell's name.
SELECT form_row.form, form_row.key, form_column.key,
       version.from_, version.until,
       version.value, version.printed, version.origin
FROM form_row
JOIN form_column
  ON form_column.form = form_row.form
  AND form_column.number = :cell - form_row.id
JOIN version ON version.cell = :cell
WHERE form_row.id = (SELECT max(id) FROM form_row WHERE id <= :cell)
  AND version.document = :document
  AND (version.until IS NULL OR version.until > :position)
ORDER BY version.from_;
