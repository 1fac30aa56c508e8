SELECT id, key FROM department ORDER BY id;
