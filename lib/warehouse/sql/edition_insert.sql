INSERT INTO edition (id, document, commits, position, state, makeup)
VALUES (:id, :document, :commit,
        (SELECT position FROM commits WHERE id = :commit), :state, :makeup);
