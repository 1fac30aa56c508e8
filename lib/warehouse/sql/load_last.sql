SELECT id, finished, tip, position, hash FROM load ORDER BY id DESC LIMIT 1;
