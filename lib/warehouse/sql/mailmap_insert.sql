INSERT INTO mailmap (from_, lines) VALUES (:from, :lines);
