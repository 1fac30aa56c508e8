-- The commit that wrote an edition and the one that brought it onto the
-- first-parent line; without an edition, the latter twice.
SELECT coalesce(edition.commits, merged.id), merged.id
FROM commits AS merged
LEFT JOIN edition ON edition.id = :edition
WHERE merged.position = :position
ORDER BY merged.position;
