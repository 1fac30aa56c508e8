INSERT INTO edition (id, document, commits, position, state)
VALUES (:id, :document, :commit,
        (SELECT position FROM commits WHERE id = :commit), :state);
