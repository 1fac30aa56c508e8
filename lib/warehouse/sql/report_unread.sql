-- The commits of the editions before one in which a form could not be read,
-- without one between in which it could; and, as the last one, 0, the commit
-- of the edition that could be read before them.
WITH RECURSIVE before (id, unread) AS (
  SELECT :edition, 1
  UNION
  SELECT parent.id,
         parent.state = :set_aside OR EXISTS (
           SELECT 1
           FROM makeup
           WHERE makeup.form = :form
             AND makeup.id = parent.makeup
             AND makeup.state = :form_set_aside
         )
  FROM before
  JOIN edition_parent ON edition_parent.edition = before.id
  JOIN edition AS parent ON parent.id = edition_parent.parent
  WHERE before.unread
)
SELECT before.unread, edition.commits
FROM before
JOIN edition ON edition.id = before.id
JOIN commits ON commits.id = edition.commits
WHERE before.id <> :edition
ORDER BY before.unread DESC, commits.arrived, commits.known_time, commits.oid;
