-- After a load that left the line that was loaded before (kinds 4 to 6): of the
-- editions on the new line, those that are dated before what the warehouse
-- attached as old knows of them.
--
-- An edition was there before if at the same author's time, whoever that is said to
-- be, its document had the same files; or others, which say nothing on the line
-- that was not said: files were moved, say, or one of them was taken out of
-- history. Then it was known when its commit came onto the line of then, or when a
-- load first saw that. One that was not there is seen by this load, unless it stood
-- on a line that an earlier load left.

CREATE TEMP TABLE late_before AS
SELECT department, year, oid, seen, without FROM old.sighting
UNION ALL
SELECT NULL, NULL, c.oid, seen.finished, earlier.finished
FROM old.load AS seen
JOIN old.load AS earlier ON earlier.id = seen.id - 1
JOIN old.commits c
  ON c.position > earlier.position AND c.position <= seen.position
WHERE seen.id > (
    SELECT coalesce(max(id), 0) FROM old.load WHERE kind IN (4, 5, 6)
  )
  AND c.known_time < earlier.finished;

CREATE TEMP TABLE edition_before AS
SELECT d.key AS department, e.document >> 16 AS year, w.oid, w.author_time,
  m.oid AS arrival, m.known_time,
  (SELECT group_concat(path || ':' || hex(blob))
   FROM (SELECT r.path, r.blob
         FROM old.edition_revision l
         JOIN old.revision r ON r.id = l.revision
         WHERE l.edition = e.id
         ORDER BY l.ordinal)) AS files
FROM old.edition e
JOIN old.department d ON d.id = e.document & 65535
JOIN old.commits w ON w.id = e.commits
JOIN old.commits m ON m.position = w.arrived;
CREATE INDEX temp.edition_before_document ON edition_before (department, year);

CREATE TEMP TABLE edition_now AS
SELECT d.key AS department, e.document >> 16 AS year, c.oid, c.author_time,
  c.known_time, e.document, c.position,
  (SELECT group_concat(path || ':' || hex(blob))
   FROM (SELECT r.path, r.blob
         FROM edition_revision l
         JOIN revision r ON r.id = l.revision
         WHERE l.edition = e.id
         ORDER BY l.ordinal)) AS files
FROM edition e
JOIN department d ON d.id = e.document & 65535
JOIN commits c ON c.id = e.commits
WHERE c.position IS NOT NULL
  AND (SELECT kind FROM load ORDER BY id DESC LIMIT 1) IN (4, 5, 6);

-- Those that are not there with the same files; and of these, which begin or end a
-- value on the line that was not so before.
CREATE TEMP TABLE suspect (document INTEGER, position INTEGER,
  PRIMARY KEY (document, position)) WITHOUT ROWID;
INSERT INTO suspect
SELECT n.document, n.position
FROM edition_now n
WHERE NOT EXISTS (
  SELECT 1
  FROM edition_before b
  WHERE b.department = n.department AND b.year = n.year
    AND (b.oid = n.oid
      OR b.files IS n.files AND b.author_time = n.author_time));

CREATE TEMP TABLE news (document INTEGER, position INTEGER,
  PRIMARY KEY (document, position)) WITHOUT ROWID;
INSERT INTO news
SELECT v.document, v.from_
FROM version v
WHERE (SELECT count(*) FROM suspect) > 0
  AND EXISTS (
    SELECT 1 FROM suspect s
    WHERE s.document = v.document AND s.position = v.from_)
  AND NOT EXISTS (
    SELECT 1
    FROM edition ne
    JOIN commits nw ON nw.id = ne.commits
    JOIN spot ON spot.present = v.cell
    JOIN place ON place.present = v.document & 65535
    JOIN old.version o
      ON o.cell = spot.cell
        AND o.document = (v.document >> 16 << 16 | place.department)
    JOIN old.edition e ON e.id = o.origin
    JOIN old.commits w ON w.id = e.commits
    WHERE ne.id = v.origin
      AND o.value = v.value AND o.printed & 7 = v.printed & 7
      AND w.author_time = nw.author_time)
ON CONFLICT DO NOTHING;
INSERT INTO news
SELECT v.document, v.until
FROM suspect s
JOIN version v ON v.until = s.position AND v.document = s.document
WHERE NOT EXISTS (
  SELECT 1 FROM version n
  WHERE n.cell = v.cell AND n.document = v.document AND n.from_ = v.until)
ON CONFLICT DO NOTHING;

CREATE TEMP TABLE match AS
SELECT n.department, n.year, n.oid, n.known_time AS dated,
  max(b.known_time, coalesce(late.seen, b.known_time)) AS seen,
  CASE WHEN late.seen > b.known_time THEN late.without END AS without
FROM edition_now n
JOIN edition_before b
  ON b.department = n.department AND b.year = n.year
    AND (b.oid = n.oid
      OR b.author_time = n.author_time
        AND (b.files IS n.files
          OR EXISTS (
            SELECT 1 FROM suspect s
            WHERE s.document = n.document AND s.position = n.position)
          AND NOT EXISTS (
            SELECT 1 FROM news
            WHERE news.document = n.document
              AND news.position = n.position)))
LEFT JOIN late_before late
  ON late.oid = b.arrival
    AND (late.department IS NULL
      OR late.department = b.department AND late.year = b.year);

-- Where it was there several times, the first counts.
INSERT INTO sighting (department, year, oid, seen, without)
SELECT department, year, oid, min(seen), without
FROM match
GROUP BY department, year, oid
HAVING min(seen) > dated
ON CONFLICT (department, year, oid) DO NOTHING;

INSERT INTO sighting (department, year, oid, seen, without)
SELECT n.department, n.year, n.oid, this.finished, earlier.finished
FROM (SELECT id, finished FROM load ORDER BY id DESC LIMIT 1) AS this
JOIN load AS earlier ON earlier.id = this.id - 1
CROSS JOIN edition_now n
WHERE n.known_time < earlier.finished
  AND NOT EXISTS (
    SELECT 1 FROM match
    WHERE match.department = n.department AND match.year = n.year
      AND match.oid = n.oid)
ON CONFLICT (department, year, oid) DO NOTHING;

-- What left the line may come back, and was known all the same.
INSERT INTO sighting (department, year, oid, seen, without)
SELECT b.department, b.year, b.oid,
  min(max(b.known_time, coalesce(late.seen, b.known_time))) AS first_seen,
  CASE WHEN late.seen > b.known_time THEN late.without END
FROM edition_before b
LEFT JOIN late_before late
  ON late.oid = b.arrival
    AND (late.department IS NULL
      OR late.department = b.department AND late.year = b.year)
WHERE (SELECT kind FROM load ORDER BY id DESC LIMIT 1) IN (4, 5, 6)
  AND NOT EXISTS (
    SELECT 1 FROM commits c WHERE c.oid = b.oid)
GROUP BY b.department, b.year, b.oid
ON CONFLICT (department, year, oid) DO NOTHING;

-- doubtful stays, for schema-recommitted.sql.
DROP TABLE match;
DROP TABLE news;
DROP TABLE suspect;
DROP TABLE spot;
DROP TABLE place;
DROP VIEW old_cell;
DROP TABLE edition_now;
DROP TABLE edition_before;
DROP TABLE late_before;
