-- The value that a figure has now, with the commit that wrote it; or, where one is
-- given, the first version of that value.
SELECT v.value, v.printed, w.oid, author.name, w.author_time, w.author_zone,
       author.mail, w.message
FROM form_row r
CROSS JOIN form_column c ON c.form = r.form
CROSS JOIN version v ON v.cell = r.id + c.number
JOIN edition e ON e.id = v.origin
JOIN commits w ON w.id = e.commits
JOIN person author ON author.id = w.author
WHERE r.form = :form AND r.key = :line AND c.key = :column
  AND v.document = (:year << 16) + (SELECT id FROM department WHERE key = :key)
  AND CASE WHEN :printed IS NULL THEN v.until IS NULL
    ELSE v.value = :value AND v.printed & 7 = :printed & 7 END
ORDER BY v.from_
LIMIT 1;
