-- The first number that is free in each numbered table.
SELECT
  (SELECT coalesce(max(id) + 1, 0) FROM person),
  (SELECT coalesce(max(id) + 1, 0) FROM edition),
  (SELECT coalesce(max(id) + 1, 0) FROM revision),
  (SELECT coalesce(max(id) + 1, 0) FROM cell);
