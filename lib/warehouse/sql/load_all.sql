SELECT finished, tip, hash, commits, editions, versions FROM load ORDER BY id;
