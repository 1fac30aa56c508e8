-- The values that a document's figure has had from a position of the
-- first-parent line on, each with the cell's name.
SELECT cell.form, cell.line, cell.column_, version.from_, version.until,
       version.value, version.printed, version.origin
FROM cell
JOIN version ON version.cell = cell.id
WHERE cell.id = :cell AND version.document = :document
  AND (version.until IS NULL OR version.until > :position)
ORDER BY version.from_;
