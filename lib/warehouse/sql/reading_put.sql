INSERT INTO reading (id, city, branch, tip, position, hash, definitions)
VALUES (1, :city, :branch, :tip, :position, :hash, :definitions)
ON CONFLICT (id) DO UPDATE
SET tip = excluded.tip, position = excluded.position;
