-- The cells of a form in which some of these documents had a figure at a
-- position.
SELECT cell.id, cell.line, cell.column_
FROM cell
WHERE cell.form = :form
  AND EXISTS (
    SELECT 1
    FROM version
    WHERE version.cell = cell.id
      AND version.document BETWEEN :first AND :last
      AND version.from_ <= :position
      AND (version.until IS NULL OR version.until > :position)
  )
ORDER BY cell.line, cell.column_;
