-- Through which of its parents, the first of them, did a merge bring each commit?
-- What it brings arrived with it, so the search goes no further than that.
WITH RECURSIVE side (ordinal, id) AS (
  SELECT ordinal, parent FROM commit_parent WHERE commits = :merge
  UNION
  SELECT side.ordinal, commits.first_parent
  FROM side
  JOIN commits ON commits.id = side.id
  WHERE commits.arrived = :position
  UNION
  SELECT side.ordinal, commit_parent.parent
  FROM side
  JOIN commits ON commits.id = side.id
  JOIN commit_parent ON commit_parent.commits = commits.id
  WHERE commits.arrived = :position
)
SELECT id, min(ordinal)
FROM side
WHERE id IS NOT NULL
GROUP BY id
ORDER BY id;
