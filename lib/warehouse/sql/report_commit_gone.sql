-- Which load took a commit away whose oid lies between two, and which reference
-- of the archive keeps the history before it: a commit that was a tip, or that
-- superseded values name.
SELECT gone.id, gone.kept
FROM load AS gone
WHERE gone.kind IN (4, 5, 6)
  AND gone.id > (SELECT max(id) FROM load WHERE tip BETWEEN :low AND :high)
UNION
SELECT gone.id, gone.kept
FROM superseded_commit AS commits
JOIN superseded
  ON superseded.origin = commits.id OR superseded.arrival = commits.id
JOIN load AS gone ON gone.id = superseded.load
WHERE commits.oid BETWEEN :low AND :high AND gone.kind IN (4, 5, 6)
ORDER BY 1
LIMIT 1;
