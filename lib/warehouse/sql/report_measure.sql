-- One figure of many documents, as it was at a position.
SELECT version.document, version.value, version.printed
FROM cell
JOIN version ON version.cell = cell.id
WHERE cell.form = :form AND cell.line = :row AND cell.column_ = :column
  AND version.document BETWEEN :first AND :last
  AND version.from_ <= :position
  AND (version.until IS NULL OR version.until > :position)
ORDER BY version.document;
