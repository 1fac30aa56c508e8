SELECT id, finished FROM load ORDER BY id DESC LIMIT 1;
