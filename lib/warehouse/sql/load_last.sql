SELECT id, finished, tip, position FROM load ORDER BY id DESC LIMIT 1;
