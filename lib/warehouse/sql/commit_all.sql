SELECT id, oid, first_parent, position, known_time FROM commits ORDER BY id;
