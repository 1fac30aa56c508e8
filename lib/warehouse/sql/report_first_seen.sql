-- The load that first had a position of the present first-parent line, and the
-- one before it, which had not: a rewrite or another line (kinds 4 and 5) begins
-- anew.
SELECT seen.id, seen.finished, earlier.id, earlier.finished
FROM load AS seen
JOIN load AS earlier ON earlier.id = seen.id - 1
WHERE seen.id = (
    SELECT min(id)
    FROM load
    WHERE position >= :position
      AND id >= (SELECT coalesce(max(id), 0) FROM load WHERE kind IN (4, 5))
  )
  AND seen.kind NOT IN (4, 5)
ORDER BY seen.id;
