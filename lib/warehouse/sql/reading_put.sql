INSERT INTO reading (id, city, branch, tip, position, hash, trust)
VALUES (1, :city, :branch, :tip, :position, :hash, :trust)
ON CONFLICT (id) DO UPDATE
SET tip = excluded.tip, position = excluded.position,
  trust = excluded.trust;
