-- All figures of a form in some documents, as they were at a position.
SELECT version.cell, version.document, version.value, version.printed
FROM form_row
CROSS JOIN form_column ON form_column.form = form_row.form
CROSS JOIN version ON version.cell = form_row.id + form_column.number
WHERE form_row.form = :form
  AND version.document BETWEEN :first AND :last
  AND version.from_ <= :position
  AND (version.until IS NULL OR version.until > :position)
ORDER BY form_row.key, form_column.key, version.document;
