INSERT INTO alias (from_, person, name, mail)
VALUES (:from, :person, :name, :mail);
