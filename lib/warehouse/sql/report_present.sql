-- The value that a figure has now, with the commit that wrote it.
SELECT v.value, v.printed, w.oid, author.name, w.author_time, w.author_zone,
       author.mail, w.message
FROM cell c
JOIN version v ON v.cell = c.id
JOIN edition e ON e.id = v.origin
JOIN commits w ON w.id = e.commits
JOIN person author ON author.id = w.author
WHERE c.form = :form AND c.line = :line AND c.column_ = :column
  AND v.document = (:year << 16) + (SELECT id FROM department WHERE key = :key)
  AND v.until IS NULL
ORDER BY v.from_;
