-- The commits of some positions that a load first had although the load before,
-- which had them not, ended after the time that they are dated: a rewrite or
-- another line (kinds 4 and 5) begins anew.
SELECT c.position, seen.finished, earlier.finished
FROM load AS seen
JOIN load AS earlier ON earlier.id = seen.id - 1
JOIN commits c
  ON c.position > earlier.position AND c.position <= seen.position
WHERE seen.id > (SELECT coalesce(max(id), 0) FROM load WHERE kind IN (4, 5))
  AND c.position BETWEEN :first AND :last
  AND c.known_time < earlier.finished
ORDER BY c.position;
