-- The editions of the first-parent line up to a position.
SELECT id, document, position, state
FROM edition
WHERE position <= :position
ORDER BY id;
