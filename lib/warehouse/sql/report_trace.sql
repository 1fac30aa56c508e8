-- The values of a figure up to a position: each with the commit that wrote it
-- and the one that brought it onto the first-parent line.
SELECT version.from_, version.value, version.printed, version.origin,
       cell.id,
       written.oid, written.author_time, written.author_zone, written.message,
       written.author,
       merged.oid, merged.commit_time, merged.commit_zone, merged.message,
       merged.author
FROM cell
JOIN version ON version.cell = cell.id
JOIN edition ON edition.id = version.origin
JOIN commits AS written ON written.id = edition.commits
JOIN commits AS merged ON merged.position = version.from_
WHERE cell.form = :form AND cell.line = :row AND cell.column_ = :column
  AND version.document = :document
  AND version.from_ <= :position
ORDER BY version.from_;
