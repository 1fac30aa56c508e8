-- Values that ended on the first-parent line at some positions, each with the
-- one that began there: NULL where the figure merely was no more.
SELECT old.until, old.cell, old.document, old.value, old.printed,
       new.value, new.printed, new.origin
FROM version AS old
LEFT JOIN version AS new
  ON new.cell = old.cell AND new.document = old.document
    AND new.from_ = old.until
WHERE old.until BETWEEN :first AND :last
  AND (:document IS NULL OR old.document = :document)
ORDER BY old.until, old.cell, old.document;
