-- Values that merges up to a position met: not adopted, or made twice. Where the
-- same person made one at the same second under another oid it is a copy.
SELECT rival.cell, rival.document, rival.origin, commits.arrived, rival.value,
       rival.printed, rival.same,
       rival.same AND EXISTS (
         SELECT 1
         FROM version
         JOIN edition AS kept ON kept.id = version.origin
         JOIN commits AS original ON original.id = kept.commits
         JOIN edition AS met ON met.id = rival.origin
         JOIN commits AS copy ON copy.id = met.commits
         WHERE version.cell = rival.cell
           AND version.document = rival.document
           AND version.value = rival.value
           AND version.printed & 7 = rival.printed & 7
           AND original.id <> copy.id
           AND original.author = copy.author
           AND original.author_time = copy.author_time)
FROM rival
JOIN edition ON edition.id = rival.merge
JOIN commits ON commits.id = edition.commits
WHERE commits.arrived <= :last
ORDER BY rival.origin, commits.arrived, rival.document, rival.cell,
         rival.merge;
