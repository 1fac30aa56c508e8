-- The values that met a figure's own at merges up to a position, in the order in
-- which the merges came onto the first-parent line.
SELECT rival.value, rival.printed, rival.same, rival.origin, origin.commits,
       merge.commits, merged.arrived
FROM form_row
CROSS JOIN form_column ON form_column.form = form_row.form
CROSS JOIN rival ON rival.cell = form_row.id + form_column.number
JOIN edition AS origin ON origin.id = rival.origin
JOIN edition AS merge ON merge.id = rival.merge
JOIN commits AS merged ON merged.id = merge.commits
JOIN commits AS written ON written.id = origin.commits
WHERE form_row.form = :form AND form_row.key = :row
  AND form_column.key = :column
  AND rival.document = :document
  AND merged.arrived <= :position
ORDER BY merged.arrived, merged.position IS NULL, merged.oid, written.oid;
