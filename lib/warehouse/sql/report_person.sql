-- A person as git has him.
SELECT name, mail FROM person WHERE id = :person ORDER BY id;
