-- The source files of an edition, and the numbers of their placements.
SELECT revision.path, revision.placement
FROM edition_revision
JOIN revision ON revision.id = edition_revision.revision
WHERE edition_revision.edition = :edition
ORDER BY revision.path, revision.blob;
