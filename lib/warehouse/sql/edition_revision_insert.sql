INSERT INTO edition_revision (edition, ordinal, revision)
VALUES (:edition, :ordinal, :revision);
