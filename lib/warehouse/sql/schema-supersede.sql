-- Enter the values that the warehouse attached as old had, and this one, read
-- anew by its last load, has not.
--
-- Where the positions of the old line still hold, a value is still there if the
-- figure has it at the same position from the same commit. Where history was
-- rewritten or the line moved (kinds 4 and 5), it is if the figure has it at any
-- position from a commit of the same author, mail and author time: that only
-- the commit's name changed is no news. Then what still has its commit, though
-- the reading changed too, was taken away by the reading.

CREATE TEMP TABLE gone AS
WITH this AS (
  SELECT id, kind, kind IN (4, 5) AS moved,
    hash <> (SELECT hash FROM old.reading) AS reread
  FROM load ORDER BY id DESC LIMIT 1
), place AS (
  SELECT o.id AS department, o.key, n.id AS present
  FROM old.department o LEFT JOIN department n ON n.key = o.key
), spot AS (
  SELECT o.id AS cell, o.form || '/' || o.line || '/' || o.column_ AS name,
    n.id AS present
  FROM old.cell o
    LEFT JOIN cell n
    ON n.form = o.form AND n.line = o.line AND n.column_ = o.column_
)
SELECT place.key || '/' || (v.document >> 16) || '/' || spot.name AS figure,
  this.id AS load, v.from_, v.until, v.value, v.printed,
  CASE WHEN this.moved AND this.reread AND EXISTS (
    SELECT 1 FROM commits WHERE oid = w.oid
  ) THEN 2 ELSE this.kind END AS why,
  w.id AS origin, m.id AS arrival
FROM this
  CROSS JOIN spot
  CROSS JOIN old.version v ON v.cell = spot.cell
  JOIN place ON place.department = v.document & 65535
  JOIN old.edition e ON e.id = v.origin
  JOIN old.commits w ON w.id = e.commits
  JOIN old.commits m ON m.position = v.from_
WHERE NOT EXISTS (
  SELECT 1
  FROM version n
    JOIN edition ne ON ne.id = n.origin
    JOIN commits nw ON nw.id = ne.commits
    JOIN person np ON np.id = nw.author
    JOIN old.person wp ON wp.id = w.author
  WHERE n.cell = spot.present
    AND n.document = (v.document >> 16 << 16 | place.present)
    AND n.value = v.value AND n.printed & 7 = v.printed & 7
    AND CASE WHEN this.moved
      THEN nw.author_time = w.author_time
        AND np.name = wp.name AND np.mail = wp.mail
      ELSE n.from_ = v.from_ AND nw.oid = w.oid
        AND (n.until IS v.until OR v.until IS NULL
          AND n.until > (SELECT position FROM old.reading))
    END
);

INSERT INTO superseded_commit (oid, author, mail, author_time, author_zone,
  commit_time, commit_zone, known_time, message)
SELECT c.oid, p.name, p.mail, c.author_time, c.author_zone, c.commit_time,
  c.commit_zone, c.known_time, c.message
FROM old.commits c JOIN old.person p ON p.id = c.author
WHERE c.id IN (SELECT origin FROM gone UNION SELECT arrival FROM gone)
ORDER BY c.id
ON CONFLICT (oid) DO NOTHING;

INSERT INTO superseded (figure, load, from_, until, value, printed, why,
  origin, arrival)
SELECT g.figure, g.load, g.from_, g.until, g.value, g.printed, g.why,
  w.id, m.id
FROM gone g
  JOIN old.commits ow ON ow.id = g.origin
  JOIN superseded_commit w ON w.oid = ow.oid
  JOIN old.commits om ON om.id = g.arrival
  JOIN superseded_commit m ON m.oid = om.oid;

DROP TABLE gone;
