INSERT INTO department (id, key) VALUES (:id, :key);
