INSERT INTO load (finished, kind, tip, position, hash, commits, editions,
  versions, kept)
VALUES (:finished, :kind, :tip, :position, :hash, :commits, :editions,
  :versions, :kept);
