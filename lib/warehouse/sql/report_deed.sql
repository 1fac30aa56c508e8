-- The commit that wrote an edition and the one that brought it onto the
-- first-parent line; without an edition, the latter twice.
SELECT written.oid, written.author, written.author_time, written.author_zone,
       written.message,
       merged.oid, merged.author, merged.commit_time, merged.commit_zone,
       merged.message
FROM commits AS merged
LEFT JOIN edition ON edition.id = :edition
JOIN commits AS written ON written.id = coalesce(edition.commits, merged.id)
WHERE merged.position = :position
ORDER BY merged.position;
