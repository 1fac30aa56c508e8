-- The first commit of the first-parent line that is known to contain a commit
-- beside it: one is inside another that has it as first parent, or whose
-- edition of some document was made from its own.
WITH RECURSIVE later (id, position) AS (
  SELECT id, position FROM commits WHERE id = :commit
  UNION
  SELECT child.id, child.position
  FROM later
  JOIN commits AS child ON child.first_parent = later.id
  WHERE later.position IS NULL
  UNION
  SELECT child.id, child.position
  FROM later
  JOIN edition AS made_from ON made_from.commits = later.id
  JOIN edition_parent ON edition_parent.parent = made_from.id
  JOIN edition AS made ON made.id = edition_parent.edition
  JOIN commits AS child ON child.id = made.commits
  WHERE later.position IS NULL
)
SELECT commits.oid
FROM later
JOIN commits ON commits.id = later.id
WHERE later.position IS NOT NULL
ORDER BY later.position
LIMIT 1;
