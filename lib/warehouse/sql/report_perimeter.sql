SELECT id, document, commits, state FROM edition ORDER BY id;
