-- The source files that two editions of a document have in common, and that
-- have another content in one than in the other: is there a figure in either?
SELECT here.path, length(here_places.places) + length(there_places.places) > 0
FROM edition_revision AS a
JOIN revision AS here ON here.id = a.revision
JOIN placement AS here_places ON here_places.id = here.placement
JOIN edition_revision AS b ON b.edition = :before
JOIN revision AS there
  ON there.id = b.revision AND there.path = here.path AND there.id <> here.id
JOIN placement AS there_places ON there_places.id = there.placement
WHERE a.edition = :edition
ORDER BY here.path;
