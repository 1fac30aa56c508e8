INSERT INTO revision (id, document, path, kind, blob, places)
VALUES (:id, :document, :path, :kind, :blob, :places);
