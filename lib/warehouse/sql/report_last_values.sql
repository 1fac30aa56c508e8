-- The last value of every figure, by natural keys: until is NULL where it still
-- has it.
SELECT r.form, r.key, c.key, d.key, v.document,
       v.cell, v.from_, v.until, v.value, v.printed, v.origin
FROM form_row r
CROSS JOIN form_column c ON c.form = r.form
CROSS JOIN version v ON v.cell = r.id + c.number
JOIN department d ON d.id = v.document & 65535
WHERE v.until IS NULL
   OR NOT EXISTS (
     SELECT 1
     FROM version later
     WHERE later.cell = v.cell AND later.document = v.document
       AND later.from_ > v.from_)
ORDER BY r.form, r.key, c.key, d.key, v.document >> 16;
