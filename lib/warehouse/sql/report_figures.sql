-- One cell of a form in some documents, as it was at a position.
SELECT document, value, printed
FROM version
WHERE cell = :cell
  AND document BETWEEN :first AND :last
  AND from_ <= :position
  AND (until IS NULL OR until > :position)
ORDER BY document;
