-- The editions of the first-parent line up to a position. Of a document's, those
-- that came later have greater ids.
SELECT id, document, state, makeup
FROM edition
WHERE position <= :position
ORDER BY id;
