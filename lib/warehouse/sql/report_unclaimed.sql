SELECT path
FROM unclaimed
WHERE from_ <= :position AND (until IS NULL OR until > :position)
ORDER BY path;
