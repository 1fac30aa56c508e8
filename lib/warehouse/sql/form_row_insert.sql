INSERT INTO form_row (id, form, key) VALUES (:id, :form, :key);
