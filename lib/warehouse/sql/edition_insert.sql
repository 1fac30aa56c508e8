INSERT INTO edition (id, document, commits, state)
VALUES (:id, :document, :commit, :state);
