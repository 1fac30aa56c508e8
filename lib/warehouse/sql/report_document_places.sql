-- Where figures stand in all contents of a document's files.
SELECT places
FROM placement
WHERE id IN (SELECT placement FROM revision WHERE document = :document)
ORDER BY id;
