-- A document's editions in which something could not be read, or might not be.
SELECT edition.id
FROM edition
WHERE edition.document = :document
  AND (edition.state = :set_aside
    OR EXISTS (SELECT 1 FROM remark WHERE remark.edition = edition.id))
ORDER BY edition.id;
