-- The first-parent line up to a position.
SELECT id, position FROM commits WHERE position <= :position ORDER BY position;
