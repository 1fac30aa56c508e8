-- The first number that is free in each numbered table.
SELECT
  (SELECT coalesce(max(id) + 1, 0) FROM person),
  (SELECT coalesce(max(id) + 1, 0) FROM edition),
  (SELECT coalesce(max(id) + 1, 0) FROM revision),
  coalesce(
    (SELECT id + (SELECT count(*) FROM form_column
                  WHERE form_column.form = form_row.form)
     FROM form_row ORDER BY id DESC LIMIT 1), 0);
