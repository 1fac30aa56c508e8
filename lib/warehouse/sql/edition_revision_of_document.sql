SELECT r.edition, r.revision
FROM edition e JOIN edition_revision r ON r.edition = e.id
WHERE e.document = :document
ORDER BY r.edition, r.ordinal;
