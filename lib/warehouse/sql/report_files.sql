-- The source files of an edition.
SELECT revision.path, placement.places
FROM edition_revision
JOIN revision ON revision.id = edition_revision.revision
JOIN placement ON placement.id = revision.placement
WHERE edition_revision.edition = :edition
ORDER BY edition_revision.ordinal;
