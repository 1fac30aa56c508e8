-- Carrying a journal over from a file that SQLite finds damaged. First: does
-- something else go by the name of one of its tables? Then, of each table, how to
-- read it from its beginning and from its end, and how to enter a row; a row
-- that refers to one that was not read is none.

SELECT 1 FROM sqlite_schema
WHERE type <> 'table'
  AND name IN ('load', 'definitions', 'superseded_commit', 'superseded',
    'sighting');

SELECT * FROM load ORDER BY id;
SELECT * FROM load ORDER BY id DESC;
INSERT INTO load VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT DO NOTHING;

SELECT * FROM definitions ORDER BY hash;
SELECT * FROM definitions ORDER BY hash DESC;
INSERT INTO definitions VALUES (?1, ?2)
ON CONFLICT DO NOTHING;

SELECT * FROM superseded_commit ORDER BY id;
SELECT * FROM superseded_commit ORDER BY id DESC;
INSERT INTO superseded_commit
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT DO NOTHING;

SELECT * FROM superseded ORDER BY figure, load, from_;
SELECT * FROM superseded ORDER BY figure DESC, load DESC, from_ DESC;
INSERT INTO superseded
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
WHERE EXISTS (SELECT 1 FROM load WHERE id = ?2)
  AND EXISTS (SELECT 1 FROM superseded_commit WHERE id = ?8)
  AND EXISTS (SELECT 1 FROM superseded_commit WHERE id = ?9)
ON CONFLICT DO NOTHING;

SELECT * FROM sighting ORDER BY department, year, oid;
SELECT * FROM sighting ORDER BY department DESC, year DESC, oid DESC;
INSERT INTO sighting VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT DO NOTHING;

-- How much came over.
SELECT count(*) FROM load;
SELECT count(*) FROM superseded;
