SELECT finished, tip, hash, commits, editions, versions, id, kind, position,
  kept
FROM load ORDER BY id;
