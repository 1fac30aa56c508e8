INSERT INTO revision (id, document, path, kind, blob, placement)
VALUES (:id, :document, :path, :kind, :blob, :placement);
