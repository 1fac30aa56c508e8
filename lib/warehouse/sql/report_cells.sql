-- The cells of a form in which some of these documents had a figure at a
-- position.
SELECT form_row.id + form_column.number, form_row.key, form_column.key
FROM form_row
CROSS JOIN form_column ON form_column.form = form_row.form
WHERE form_row.form = :form
  AND EXISTS (
    SELECT 1
    FROM version
    WHERE version.cell = form_row.id + form_column.number
      AND version.document BETWEEN :first AND :last
      AND version.from_ <= :position
      AND (version.until IS NULL OR version.until > :position)
  )
ORDER BY form_row.key, form_column.key;
