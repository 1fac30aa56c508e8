-- Commits whose oid begins with some digits; two are enough to know that it
-- is not one.
SELECT id, position, oid, known_time
FROM commits
WHERE oid BETWEEN :low AND :high
ORDER BY oid
LIMIT 2;
