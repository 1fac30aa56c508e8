-- The id of this text, entered unless it is there.
INSERT INTO form_text (text) VALUES (:text)
ON CONFLICT (text) DO UPDATE SET text = excluded.text
RETURNING id;
