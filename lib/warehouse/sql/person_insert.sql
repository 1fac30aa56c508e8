INSERT INTO person (id, name, mail) VALUES (:id, :name, :mail);
