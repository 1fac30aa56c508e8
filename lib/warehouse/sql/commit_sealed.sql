SELECT id, oid FROM commits WHERE signature <> 0 ORDER BY id;
