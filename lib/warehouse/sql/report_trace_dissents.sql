-- What files said otherwise of a figure, in the editions of the first-parent
-- line up to a position: file by file, each with the position at which the next
-- edition took its place.
SELECT edition.id, dissent.file, dissent.value, dissent.printed, dissent.unit,
       commits.position,
       (SELECT min(later.position)
        FROM edition AS next
        JOIN commits AS later ON later.id = next.commits
        WHERE next.document = edition.document
          AND later.position > commits.position
          AND later.position <= :position),
       revision.path
FROM edition
JOIN commits ON commits.id = edition.commits
JOIN dissent ON dissent.edition = edition.id AND dissent.cell = :cell
JOIN edition_revision
  ON edition_revision.edition = edition.id
  AND edition_revision.ordinal = dissent.file
JOIN revision ON revision.id = edition_revision.revision
WHERE edition.document = :document AND commits.position <= :position
ORDER BY revision.path, commits.position;
