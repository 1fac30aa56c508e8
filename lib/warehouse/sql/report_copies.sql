-- Files that stand at a position with the same content in several documents: by
-- content, each path.
WITH latest (document, position) AS (
  SELECT edition.document, max(commits.position)
  FROM edition
  JOIN commits ON commits.id = edition.commits
  WHERE commits.position <= :position
  GROUP BY edition.document
),
file (document, path, blob) AS (
  SELECT edition.document, revision.path, revision.blob
  FROM latest
  JOIN commits ON commits.position = latest.position
  JOIN edition
    ON edition.document = latest.document AND edition.commits = commits.id
  JOIN edition_revision ON edition_revision.edition = edition.id
  JOIN revision ON revision.id = edition_revision.revision
  WHERE revision.kind = 0
),
copied (blob) AS (
  SELECT blob
  FROM file
  GROUP BY blob
  HAVING count(DISTINCT document) > 1
)
SELECT file.blob, file.path
FROM copied
JOIN file ON file.blob = copied.blob
ORDER BY file.blob, file.path;
