-- The canonical dump: every row by natural keys, in their order. A column that
-- is named places is unpacked.

SELECT 'reading', city, branch, tip, position, hash FROM reading;

SELECT 'alias', p.name, p.mail, a.from_, a.name, a.mail
FROM alias a JOIN person p ON p.id = a.person
ORDER BY p.name, p.mail, a.from_;

SELECT 'department', id, key FROM department ORDER BY id;

SELECT 'commit', c.oid, f.oid, c.position, c.arrived,
  a.name, a.mail, c.author_time, c.author_zone,
  m.name, m.mail, c.commit_time, c.commit_zone, c.known_time, c.message
FROM commits c
  JOIN person a ON a.id = c.author
  JOIN person m ON m.id = c.committer
  LEFT JOIN commits f ON f.id = c.first_parent
ORDER BY c.oid;

SELECT 'commit_parent', c.oid, l.ordinal, p.oid
FROM commit_parent l
  JOIN commits c ON c.id = l.commits
  JOIN commits p ON p.id = l.parent
ORDER BY c.oid, l.ordinal;

SELECT 'edition', e.document, c.oid, e.state
FROM edition e JOIN commits c ON c.id = e.commits
ORDER BY e.document, c.oid;

SELECT 'edition_parent', e.document, c.oid, p.ordinal, pc.oid
FROM edition_parent p
  JOIN edition e ON e.id = p.edition
  JOIN commits c ON c.id = e.commits
  LEFT JOIN edition pe ON pe.id = p.parent
  LEFT JOIN commits pc ON pc.id = pe.commits
ORDER BY e.document, c.oid, p.ordinal;

SELECT 'revision', document, path, kind, blob, places
FROM revision
ORDER BY document, path, kind, blob;

SELECT 'edition_revision', e.document, c.oid, l.ordinal, r.path, r.kind, r.blob
FROM edition_revision l
  JOIN edition e ON e.id = l.edition
  JOIN commits c ON c.id = e.commits
  JOIN revision r ON r.id = l.revision
ORDER BY e.document, c.oid, l.ordinal;

SELECT 'edition_form', e.document, c.oid, f.form, f.state, f.unit, f.ordinal,
  f.line, f.figures, f.labels, w.keys
FROM edition_form f
  LEFT JOIN form_rows w ON w.id = f.rows
  JOIN edition e ON e.id = f.edition
  JOIN commits c ON c.id = e.commits
ORDER BY e.document, c.oid, f.form;

SELECT 'remark', e.document, c.oid, r.ordinal, r.kind, r.form, r.file, r.page,
  r.line, r.cell, r.other_line, r.subject
FROM remark r
  JOIN edition e ON e.id = r.edition
  JOIN commits c ON c.id = e.commits
ORDER BY e.document, c.oid, r.ordinal;

SELECT 'cell', form, line, column_ FROM cell ORDER BY form, line, column_;

SELECT 'version', l.form, l.line, l.column_, v.document, v.from_, v.until,
  v.value, v.printed, c.oid
FROM version v
  JOIN cell l ON l.id = v.cell
  JOIN edition e ON e.id = v.origin
  JOIN commits c ON c.id = e.commits
ORDER BY l.form, l.line, l.column_, v.document, v.from_;

SELECT 'rival', l.form, l.line, l.column_, r.document, mc.oid, oc.oid,
  r.value, r.printed, r.same
FROM rival r
  JOIN cell l ON l.id = r.cell
  JOIN edition m ON m.id = r.merge
  JOIN commits mc ON mc.id = m.commits
  JOIN edition o ON o.id = r.origin
  JOIN commits oc ON oc.id = o.commits
ORDER BY l.form, l.line, l.column_, r.document, mc.oid, oc.oid;

SELECT 'unclaimed', path FROM unclaimed ORDER BY path;
