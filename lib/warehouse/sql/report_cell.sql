SELECT form_row.form, form_row.key, form_column.key
FROM form_row
JOIN form_column
  ON form_column.form = form_row.form
  AND form_column.number = :cell - form_row.id
WHERE form_row.id = (SELECT max(id) FROM form_row WHERE id <= :cell);
