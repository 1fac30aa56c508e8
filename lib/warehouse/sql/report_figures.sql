-- All figures of a form in some documents, as they were at a position.
SELECT version.cell, version.document, version.value, version.printed
FROM cell
JOIN version ON version.cell = cell.id
WHERE cell.form = :form
  AND version.document BETWEEN :first AND :last
  AND version.from_ <= :position
  AND (version.until IS NULL OR version.until > :position)
ORDER BY cell.line, cell.column_, version.document;
