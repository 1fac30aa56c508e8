-- The names of the cells, in the order in which the dump lists places.
SELECT r.id + c.number, r.form || '/' || r.key || '/' || c.key
FROM form_row r
  CROSS JOIN form_column c ON c.form = r.form
ORDER BY r.form, r.key, c.key;
