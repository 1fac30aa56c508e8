-- Where figures stand in all contents of a document's files, first those of one
-- edition.
SELECT revision.places, EXISTS (
    SELECT 1
    FROM edition_revision
    WHERE edition_revision.edition = :edition
      AND edition_revision.revision = revision.id) AS held
FROM revision
WHERE revision.document = :document
ORDER BY held DESC, revision.id;
