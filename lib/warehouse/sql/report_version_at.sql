-- The last two values that a figure had up to a position.
SELECT from_, until, value, printed, origin
FROM version
WHERE cell = :cell AND document = :document AND from_ <= :position
ORDER BY from_ DESC
LIMIT 2;
