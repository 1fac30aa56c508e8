-- Through which parent beyond the first did a merge of the first-parent line
-- bring a commit? What a merge brings arrived with it, so the search goes no
-- further than that.
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
SELECT ordinal FROM side WHERE id = :commit ORDER BY ordinal LIMIT 1;
