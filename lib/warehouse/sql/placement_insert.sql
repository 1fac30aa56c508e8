INSERT INTO placement (id, places) VALUES (:id, :places);
