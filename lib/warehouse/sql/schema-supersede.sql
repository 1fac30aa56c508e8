-- Enter the values that the warehouse attached as old had, and this one, read
-- anew by its last load, has not. old_cell are its cells: schema-old-cells-*.sql.
--
-- Where the positions of the old line still hold, a value is still there if the
-- figure has it from the same position and commit on, for as long; by another reading,
-- at least for as long. Where history was
-- rewritten, the line moved or the branch is another one (kinds 4 to 6), it is if the figure has it at any
-- position from a commit of the same author, mail and author time: that only
-- the commit's name changed is no news. Then what still has its commit, though
-- the reading changed too, was taken away by the reading.
--
-- Most values are there as they were, under the same key, and that is quickly
-- seen: a row by its key in either file. What these say of origins is in heir.
-- Only the others are looked at closely.

CREATE TEMP TABLE place (department INTEGER PRIMARY KEY, key TEXT, present INTEGER UNIQUE);
INSERT INTO place
SELECT o.id, o.key, n.id
FROM old.department o LEFT JOIN department n ON n.key = o.key;

CREATE TEMP TABLE spot (cell INTEGER PRIMARY KEY, name TEXT, present INTEGER UNIQUE);
INSERT INTO spot
SELECT o.id, o.form || '/' || o.row || '/' || o.column_, n.id + c.number
FROM old_cell o
  LEFT JOIN form_row n ON n.form = o.form AND n.key = o.row
  LEFT JOIN form_column c ON c.form = n.form AND c.key = o.column_;

-- The edition that the same document has at the same commit.
CREATE TEMP TABLE heir (origin INTEGER PRIMARY KEY, document INTEGER,
  present INTEGER, edition INTEGER);
INSERT INTO heir
SELECT o.id, o.document, n.document, n.id
FROM old.edition o
  JOIN place ON place.department = o.document & 65535
  JOIN old.commits w ON w.id = o.commits
  JOIN commits c ON c.oid = w.oid
  JOIN edition n
  ON n.document = (o.document >> 16 << 16 | place.present)
    AND n.commits = c.id;

CREATE TEMP TABLE doubtful AS
SELECT v.cell, v.document, v.from_, v.until, v.value, v.printed, v.origin
FROM spot
  CROSS JOIN old.version v ON v.cell = spot.cell
  LEFT JOIN heir ON heir.origin = v.origin AND heir.document = v.document
  LEFT JOIN version n
  ON n.cell = spot.present AND n.document = heir.present
    AND n.from_ = v.from_
WHERE (n.origin = heir.edition AND n.until IS v.until
  AND n.value = v.value AND n.printed & 7 = v.printed & 7) IS NOT TRUE;

CREATE TEMP TABLE gone AS
WITH this AS (
  SELECT id, kind, kind IN (4, 5, 6) AS moved,
    kind <> 6 AND hash <> (SELECT hash FROM old.reading) AS reread
  FROM load ORDER BY id DESC LIMIT 1
)
SELECT place.key || '/' || (v.document >> 16) || '/' || spot.name AS figure,
  this.id AS load, v.from_, v.until, v.value, v.printed,
  CASE WHEN this.moved AND this.reread AND EXISTS (
    SELECT 1 FROM commits WHERE oid = w.oid
  ) THEN 2 ELSE this.kind END AS why,
  w.id AS origin, m.id AS arrival
FROM this
  CROSS JOIN doubtful v
  JOIN spot ON spot.cell = v.cell
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
        AND (n.until IS v.until
          OR v.until IS NULL
            AND n.until > (SELECT position FROM old.reading)
          OR this.reread AND (n.until IS NULL OR n.until > v.until))
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

-- doubtful, spot and place stay, for the scripts that follow.
DROP TABLE gone;
DROP TABLE heir;
