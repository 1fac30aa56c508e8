INSERT INTO cell (id, form, line, column_)
VALUES (:id, :form, :line, :column);
