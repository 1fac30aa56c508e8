-- Values that merges up to a position met: not adopted, or made twice. Where the
-- same person made one at the same second under another oid it is a copy.
-- written and merged: the commits of the origin and of the merge.
SELECT rival.cell, rival.document, rival.origin, merged.arrived, rival.value,
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
           AND original.author_time = copy.author_time),
       rival.merge, written.id, written.arrived, merged.id
FROM rival
JOIN edition AS made ON made.id = rival.origin
JOIN commits AS written ON written.id = made.commits
JOIN edition AS met_at ON met_at.id = rival.merge
JOIN commits AS merged ON merged.id = met_at.commits
WHERE merged.arrived <= :last
  AND (:document IS NULL OR rival.document = :document)
ORDER BY rival.origin, merged.arrived, rival.document, rival.cell,
         rival.merge;
