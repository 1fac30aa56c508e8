INSERT INTO definitions (hash, text) VALUES (:hash, :text)
ON CONFLICT (hash) DO NOTHING;
