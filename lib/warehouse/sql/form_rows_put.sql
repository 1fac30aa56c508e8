-- The id of these rows, entered unless they are there.
INSERT INTO form_rows (keys) VALUES (:keys)
ON CONFLICT (keys) DO UPDATE SET keys = excluded.keys
RETURNING id;
