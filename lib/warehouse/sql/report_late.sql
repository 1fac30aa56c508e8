-- When some positions were first known, where that is later than they are dated:
-- those that a load first had although the load before, which had them not, ended
-- after that time; and documents of commits that a rewrite or another line (kinds
-- 4 to 6, with which the ledger's positions begin anew) put there. Of a ledger's
-- row the document is NULL: all of the commit's are late.
SELECT c.position, NULL AS document, seen.finished, earlier.finished
FROM load AS seen
JOIN load AS earlier ON earlier.id = seen.id - 1
JOIN commits c
  ON c.position > earlier.position AND c.position <= seen.position
WHERE seen.id > (SELECT coalesce(max(id), 0) FROM load WHERE kind IN (4, 5, 6))
  AND c.position BETWEEN :first AND :last
  AND c.known_time < earlier.finished
UNION ALL
SELECT c.position, s.year << 16 | d.id, s.seen, s.without
FROM sighting s
JOIN commits c ON c.oid = s.oid
JOIN department d ON d.key = s.department
WHERE c.position BETWEEN :first AND :last
  AND s.seen > c.known_time
ORDER BY 1, 2;
