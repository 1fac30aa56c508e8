SELECT c.known_time, p.name
FROM commits c JOIN person p ON p.id = c.committer
WHERE c.oid = :oid;
