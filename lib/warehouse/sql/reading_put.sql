INSERT INTO reading (id, city, branch, tip, position, hash)
VALUES (1, :city, :branch, :tip, :position, :hash)
ON CONFLICT (id) DO UPDATE
SET tip = excluded.tip, position = excluded.position;
