-- The canonical dump: every row by natural keys, in their order. The columns
-- named key say which row it is; the others, by their names, what it says. A
-- document is named by its department's id and its year. A column named places
-- is unpacked.

SELECT 'reading' AS key, city, branch, tip, position, hash, trust
FROM reading;

SELECT 'mailmap' AS key, from_ AS key, lines FROM mailmap ORDER BY from_;

SELECT 'department' AS key, d.key AS key FROM department d ORDER BY d.key;

SELECT 'commit' AS key, c.oid AS key, f.oid AS first_parent, c.position,
  c.arrived, a.name AS author, a.mail AS author_mail, c.author_time,
  c.author_zone, m.name AS committer, m.mail AS committer_mail, c.commit_time,
  c.commit_zone, c.known_time, c.message, c.signature,
  c.signer
FROM commits c
  JOIN person a ON a.id = c.author
  JOIN person m ON m.id = c.committer
  LEFT JOIN commits f ON f.id = c.first_parent
ORDER BY c.oid;

SELECT 'commit_parent' AS key, c.oid AS key, l.ordinal AS key, p.oid AS parent
FROM commit_parent l
  JOIN commits c ON c.id = l.commits
  JOIN commits p ON p.id = l.parent
ORDER BY c.oid, l.ordinal;

SELECT 'edition' AS key,
  coalesce(d.key, '?') || '/' || (e.document >> 16) AS key, c.oid AS key,
  e.state
FROM edition e
  LEFT JOIN department d ON d.id = e.document & 65535
  JOIN commits c ON c.id = e.commits
ORDER BY 2, 3;

SELECT 'edition_parent' AS key,
  coalesce(d.key, '?') || '/' || (e.document >> 16) AS key, c.oid AS key,
  p.ordinal AS key, pc.oid AS parent
FROM edition_parent p
  JOIN edition e ON e.id = p.edition
  LEFT JOIN department d ON d.id = e.document & 65535
  JOIN commits c ON c.id = e.commits
  LEFT JOIN edition pe ON pe.id = p.parent
  LEFT JOIN commits pc ON pc.id = pe.commits
ORDER BY 2, 3, 4;

SELECT 'revision' AS key,
  coalesce(d.key, '?') || '/' || (r.document >> 16) AS key, r.path AS key,
  r.kind AS key, r.blob AS key, p.places
FROM revision r
  JOIN placement p ON p.id = r.placement
  LEFT JOIN department d ON d.id = r.document & 65535
ORDER BY 2, 3, 4, 5;

SELECT 'edition_revision' AS key,
  coalesce(d.key, '?') || '/' || (e.document >> 16) AS key, c.oid AS key,
  l.ordinal AS key, r.path, r.kind, r.blob
FROM edition_revision l
  JOIN edition e ON e.id = l.edition
  LEFT JOIN department d ON d.id = e.document & 65535
  JOIN commits c ON c.id = e.commits
  JOIN revision r ON r.id = l.revision
ORDER BY 2, 3, 4;

SELECT 'edition_form' AS key,
  coalesce(d.key, '?') || '/' || (e.document >> 16) AS key, c.oid AS key,
  f.form AS key, m.state, m.unit, f.ordinal, f.line, f.figures,
  coalesce(l.text, '') AS labels,
  w.text AS rows, f.page
FROM edition_form f
  LEFT JOIN form_text l ON l.id = f.labels
  LEFT JOIN form_text w ON w.id = f.rows
  JOIN edition e ON e.id = f.edition
  LEFT JOIN makeup m ON m.form = f.form AND m.id = e.makeup
  LEFT JOIN department d ON d.id = e.document & 65535
  JOIN commits c ON c.id = e.commits
ORDER BY 2, 3, 4;

SELECT 'remark' AS key,
  coalesce(d.key, '?') || '/' || (e.document >> 16) AS key, c.oid AS key,
  r.ordinal AS key, r.kind, r.form, r.file, r.page, r.line, r.cell,
  r.other_line, r.subject, r.other_page
FROM remark r
  JOIN edition e ON e.id = r.edition
  LEFT JOIN department d ON d.id = e.document & 65535
  JOIN commits c ON c.id = e.commits
ORDER BY 2, 3, 4;

-- Cell by cell, so that only the versions of one are sorted at a time.
SELECT 'version' AS key, w.form AS key, w.key AS key, k.key AS key,
  coalesce(d.key, '?') || '/' || (v.document >> 16) AS key, v.from_ AS key,
  v.until, v.value, v.printed, c.oid AS origin
FROM form_row w
  CROSS JOIN form_column k ON k.form = w.form
  CROSS JOIN version v ON v.cell = w.id + k.number
  LEFT JOIN department d ON d.id = v.document & 65535
  JOIN edition e ON e.id = v.origin
  JOIN commits c ON c.id = e.commits
ORDER BY w.form, w.key, k.key, 5, v.from_;

-- Cell by cell again.
SELECT 'rival' AS key, w.form AS key, w.key AS key, k.key AS key,
  coalesce(d.key, '?') || '/' || (r.document >> 16) AS key, mc.oid AS key,
  oc.oid AS key, r.value, r.printed, r.same
FROM form_row w
  CROSS JOIN form_column k ON k.form = w.form
  CROSS JOIN rival r ON r.cell = w.id + k.number
  LEFT JOIN department d ON d.id = r.document & 65535
  JOIN edition m ON m.id = r.merge
  JOIN commits mc ON mc.id = m.commits
  JOIN edition o ON o.id = r.origin
  JOIN commits oc ON oc.id = o.commits
ORDER BY w.form, w.key, k.key, 5, mc.oid, oc.oid;

SELECT 'dissent' AS key,
  coalesce(d.key, '?') || '/' || (e.document >> 16) AS key, c.oid AS key,
  w.form AS key, w.key AS key, k.key AS key, x.file AS key, x.value,
  x.printed, x.unit
FROM dissent x
  JOIN form_row w ON w.id = (SELECT max(id) FROM form_row WHERE id <= x.cell)
  JOIN form_column k ON k.form = w.form AND k.number = x.cell - w.id
  JOIN edition e ON e.id = x.edition
  LEFT JOIN department d ON d.id = e.document & 65535
  JOIN commits c ON c.id = e.commits
ORDER BY 2, 3, 4, 5, 6, 7;

SELECT 'unclaimed' AS key, path AS key, from_ AS key, until
FROM unclaimed ORDER BY path, from_;
