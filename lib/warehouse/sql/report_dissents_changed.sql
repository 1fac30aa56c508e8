-- How many figures do files of an edition give otherwise than its first ones,
-- which those of the edition before did not give so, and the other way round?
-- What came of a change in the file that counts is left out.
WITH
  now (cell, value, state, revision) AS (
    SELECT dissent.cell, dissent.value, dissent.printed & 7, file.revision
    FROM dissent
    JOIN edition_revision AS file
      ON file.edition = dissent.edition AND file.ordinal = dissent.file
    WHERE dissent.edition = :edition),
  was (cell, value, state, revision) AS (
    SELECT dissent.cell, dissent.value, dissent.printed & 7, file.revision
    FROM dissent
    JOIN edition_revision AS file
      ON file.edition = dissent.edition AND file.ordinal = dissent.file
    WHERE dissent.edition = :before)
SELECT count(DISTINCT cell)
FROM (
  SELECT * FROM (
    SELECT cell, value, state FROM now
    WHERE revision NOT IN (
      SELECT revision FROM edition_revision WHERE edition = :before)
    EXCEPT SELECT cell, value, state FROM was)
  UNION ALL
  SELECT * FROM (
    SELECT cell, value, state FROM was
    WHERE revision NOT IN (
      SELECT revision FROM edition_revision WHERE edition = :edition)
    EXCEPT SELECT cell, value, state FROM now));
