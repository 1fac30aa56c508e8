-- Carry the journal over from the warehouse that this one will replace, which
-- is attached as old.
INSERT INTO load SELECT * FROM old.load;
INSERT INTO definitions SELECT * FROM old.definitions;
INSERT INTO superseded_commit SELECT * FROM old.superseded_commit;
INSERT INTO superseded SELECT * FROM old.superseded;
INSERT INTO sighting SELECT * FROM old.sighting;
