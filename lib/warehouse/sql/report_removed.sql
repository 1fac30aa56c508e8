-- The latest editions on the first-parent line that took figures away, and how
-- many. What ended is counted once for all of them: it is little.
WITH removed (document, position, figures) AS MATERIALIZED (
  SELECT old.document, old.until, count(*)
  FROM version AS old
  LEFT JOIN version AS new
    ON new.cell = old.cell AND new.document = old.document
      AND new.from_ = old.until
  WHERE old.until <= :position
    AND (old.printed & 7) <> :absent
    AND (new.cell IS NULL OR (new.printed & 7) = :absent)
  GROUP BY old.document, old.until
),
latest (document, position) AS (
  SELECT edition.document, max(commits.position)
  FROM edition
  JOIN commits ON commits.id = edition.commits
  WHERE commits.position <= :position
  GROUP BY edition.document
)
SELECT edition.id, removed.figures
FROM removed
JOIN latest USING (document, position)
JOIN commits ON commits.position = removed.position
JOIN edition
  ON edition.document = removed.document AND edition.commits = commits.id
ORDER BY edition.id;
