SELECT text FROM form_text WHERE id = :id ORDER BY id;
