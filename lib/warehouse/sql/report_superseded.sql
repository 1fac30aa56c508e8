-- The values of a figure that were superseded, oldest load first: what it was,
-- when and by which load it was taken away and why, who wrote it, and the
-- commit that brought it onto the line as it was then. Up to the tip of then is
-- up to where the load before had come.
SELECT s.load, l.finished, s.why, s.from_, s.until, s.value, s.printed,
       w.oid, w.author, w.mail, w.author_time, w.author_zone, w.message,
       m.oid, m.author, m.mail, m.commit_time, m.commit_zone, m.known_time,
       coalesce(s.until, (SELECT position + 1 FROM load WHERE id = s.load - 1))
FROM superseded s
JOIN load l ON l.id = s.load
JOIN superseded_commit w ON w.id = s.origin
JOIN superseded_commit m ON m.id = s.arrival
WHERE s.figure = :figure
ORDER BY s.load, s.from_;
