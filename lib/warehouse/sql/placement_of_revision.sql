SELECT placement.id, placement.places
FROM revision
JOIN placement ON placement.id = revision.placement
WHERE revision.id = :revision;
