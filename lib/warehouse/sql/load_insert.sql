INSERT INTO load (finished, tip, hash, commits, editions, versions)
VALUES (:finished, :tip, :hash, :commits, :editions, :versions);
