-- The .mailmap that stands at a position.
SELECT lines
FROM mailmap
WHERE from_ <= :position
ORDER BY from_ DESC
LIMIT 1;
