SELECT id FROM person WHERE name = :name AND mail = :mail;
