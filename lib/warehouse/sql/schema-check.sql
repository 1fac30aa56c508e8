-- What the schema cannot say. Each statement gives a row where it is violated;
-- its first column is the sentence.

SELECT 'a row of ' || "table" || ' refers to a row of ' || parent
  || ' that is not there'
FROM pragma_foreign_key_check LIMIT 1;

SELECT 'a commit comes before its first parent'
FROM commits WHERE first_parent >= id LIMIT 1;

SELECT 'a commit comes before a further parent, or has one and no first'
FROM commit_parent l JOIN commits c ON c.id = l.commits
WHERE l.parent >= c.id OR c.first_parent IS NULL LIMIT 1;

SELECT 'a further parent of a merge is left out'
FROM commit_parent l
WHERE l.ordinal > 1 AND NOT EXISTS (
  SELECT 1 FROM commit_parent b
  WHERE b.commits = l.commits AND b.ordinal = l.ordinal - 1) LIMIT 1;

SELECT 'a commit of the line arrived elsewhere than where it stands'
FROM commits WHERE position IS NOT NULL AND arrived <> position LIMIT 1;

SELECT 'a commit arrived before its parent, or after the tip'
FROM commits c JOIN reading r
  LEFT JOIN commits f ON f.id = c.first_parent
WHERE c.arrived < f.arrived OR c.arrived > r.position LIMIT 1;

SELECT 'a commit arrived before a further parent'
FROM commit_parent l
  JOIN commits c ON c.id = l.commits
  JOIN commits p ON p.id = l.parent
WHERE c.arrived < p.arrived LIMIT 1;

SELECT 'a commit was known before its first parent'
FROM commits c JOIN commits f ON f.id = c.first_parent
WHERE c.known_time < f.known_time LIMIT 1;

SELECT 'the first-parent line has a gap'
FROM commits c LEFT JOIN commits f ON f.id = c.first_parent
WHERE c.position IS NOT NULL AND f.position IS NOT c.position - 1
  AND (c.position > 0 OR f.id IS NOT NULL) LIMIT 1;

SELECT 'the tip is not the end of the first-parent line'
FROM reading r
WHERE r.tip IS NOT (SELECT oid FROM commits ORDER BY position DESC LIMIT 1)
  OR r.position IS NOT (SELECT max(position) FROM commits);

SELECT 'a .mailmap stands from after the tip on'
FROM mailmap m, reading r WHERE m.from_ > r.position LIMIT 1;

SELECT 'a file without department comes or goes after the tip'
FROM unclaimed u, reading r
WHERE u.from_ > r.position OR u.until > r.position LIMIT 1;

SELECT 'an edition has a greater id than a later one of its document'
FROM (SELECT id, lag(id) OVER (PARTITION BY document ORDER BY commits) AS before
      FROM edition)
WHERE before > id LIMIT 1;

SELECT 'an edition has a form that its makeup has not'
FROM edition_form f JOIN edition e ON e.id = f.edition
WHERE NOT EXISTS (
  SELECT 1 FROM makeup m WHERE m.form = f.form AND m.id = e.makeup) LIMIT 1;

SELECT 'an edition has not a form that its makeup has'
FROM edition e JOIN makeup m ON m.id = e.makeup
WHERE NOT EXISTS (
  SELECT 1 FROM edition_form f
  WHERE f.form = m.form AND f.edition = e.id) LIMIT 1;

SELECT 'an edition comes before its parent, or is of another document'
FROM edition_parent l
  JOIN edition e ON e.id = l.edition
  JOIN edition p ON p.id = l.parent
WHERE p.document <> e.document OR p.id >= e.id OR p.commits >= e.commits
LIMIT 1;

SELECT 'an edition has another position than its commit'
FROM edition e JOIN commits c ON c.id = e.commits
WHERE e.position IS NOT c.position LIMIT 1;

SELECT 'an edition has files and is gone, or has none and is not'
FROM edition e
WHERE (e.state = 1)
  = EXISTS (SELECT 1 FROM edition_revision r WHERE r.edition = e.id) LIMIT 1;

SELECT 'an edition holds a file of another document'
FROM edition_revision l
  JOIN edition e ON e.id = l.edition
  JOIN revision r ON r.id = l.revision
WHERE r.document <> e.document LIMIT 1;

SELECT 'a cell is of no row, or of no column of its form'
FROM (
  SELECT DISTINCT cell FROM version
  UNION SELECT cell FROM rival
  UNION SELECT cell FROM dissent) AS used
WHERE NOT EXISTS (
  SELECT 1
  FROM form_row r
    JOIN form_column c ON c.form = r.form AND c.number = used.cell - r.id
  WHERE r.id = (SELECT max(id) FROM form_row WHERE id <= used.cell)) LIMIT 1;

SELECT 'a row has too few numbers for the columns of its form'
FROM (SELECT id, form, lead(id) OVER (ORDER BY id) AS next FROM form_row) AS r
WHERE r.next < r.id + (
  SELECT count(*) FROM form_column c WHERE c.form = r.form) LIMIT 1;

SELECT 'a version has its origin in another document'
FROM version v JOIN edition e ON e.id = v.origin
WHERE e.document <> v.document LIMIT 1;

SELECT 'a version begins or ends after the tip'
FROM version v, reading r
WHERE v.from_ > r.position OR v.until > r.position LIMIT 1;

SELECT 'a version overlaps the next one, or repeats it'
FROM (
  SELECT until, value, printed & 7 AS state,
    lead(from_) OVER figure AS next_from,
    lead(value) OVER figure AS next_value,
    lead(printed & 7) OVER figure AS next_state
  FROM version
  WINDOW figure AS (PARTITION BY cell, document ORDER BY from_)
)
WHERE next_from IS NOT NULL
  AND (until IS NULL OR until > next_from
    OR until = next_from AND value = next_value AND state = next_state)
LIMIT 1;

SELECT 'a rival belongs to another document, or is younger than its merge'
FROM rival r
  JOIN edition m ON m.id = r.merge
  JOIN edition o ON o.id = r.origin
WHERE m.document <> r.document OR o.document <> r.document
  OR o.commits >= m.commits LIMIT 1;

SELECT 'a rival that is no number has a value'
FROM rival WHERE printed & 7 <> 0 AND value <> 0 LIMIT 1;

SELECT 'a file dissents that the edition does not have'
FROM dissent x
WHERE NOT EXISTS (
  SELECT 1 FROM edition_revision r
  WHERE r.edition = x.edition AND r.ordinal = x.file) LIMIT 1;

SELECT 'a dissent that is no number has a value'
FROM dissent WHERE printed & 7 <> 0 AND value <> 0 LIMIT 1;

SELECT 'a version that is no number has a value'
FROM version WHERE printed & 7 <> 0 AND value <> 0 LIMIT 1;
