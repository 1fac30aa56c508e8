-- The names of the cells, in the order in which the dump lists places.
SELECT id, form || '/' || line || '/' || column_
FROM cell
ORDER BY form, line, column_;
