-- Values that merges up to a position met: not adopted, or made twice.
SELECT rival.cell, rival.document, rival.origin, commits.arrived, rival.value,
       rival.printed, rival.same
FROM rival
JOIN edition ON edition.id = rival.merge
JOIN commits ON commits.id = edition.commits
WHERE commits.arrived <= :last
ORDER BY rival.origin, commits.arrived, rival.document, rival.cell,
         rival.merge;
