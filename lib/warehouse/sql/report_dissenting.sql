-- The figures of a form that files of a document give differently, in whatever
-- edition.
SELECT DISTINCT dissent.edition, form_row.key, form_column.key
FROM dissent
CROSS JOIN form_row
  ON form_row.id = (SELECT max(id) FROM form_row WHERE id <= dissent.cell)
CROSS JOIN form_column
  ON form_column.form = form_row.form
  AND form_column.number = dissent.cell - form_row.id
WHERE form_row.form = :form
ORDER BY dissent.edition, form_row.key, form_column.key;
