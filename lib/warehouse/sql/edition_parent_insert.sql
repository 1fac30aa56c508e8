INSERT INTO edition_parent (edition, ordinal, parent)
VALUES (:edition, :ordinal, :parent);
