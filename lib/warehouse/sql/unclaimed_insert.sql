INSERT INTO unclaimed (path, from_) VALUES (:path, :position);
