-- The cells of a warehouse that is attached as old.
CREATE TEMP VIEW old_cell (id, form, row, column_) AS
SELECT r.id + c.number, r.form, r.key, c.key
FROM old.form_row r CROSS JOIN old.form_column c ON c.form = r.form;
