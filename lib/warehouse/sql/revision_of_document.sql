SELECT id, path, kind, blob FROM revision
WHERE document = :document
ORDER BY id;
