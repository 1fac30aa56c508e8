-- The values that the last load superseded, with the commit that wrote each.
SELECT s.figure, s.until IS NULL, s.value, s.printed,
       w.oid, w.author, w.author_time, w.author_zone, w.mail, w.message
FROM superseded s
JOIN superseded_commit w ON w.id = s.origin
WHERE s.load = (SELECT max(id) FROM load)
ORDER BY s.figure, s.from_;
