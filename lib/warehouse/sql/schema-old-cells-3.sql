-- The cells of a warehouse of schema 3 that is attached as old.
CREATE TEMP VIEW old_cell (id, form, row, column_) AS
SELECT id, form, line, column_ FROM old.cell;
