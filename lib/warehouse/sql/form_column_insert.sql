INSERT INTO form_column (form, key, number) VALUES (:form, :key, :number)
ON CONFLICT DO NOTHING;
