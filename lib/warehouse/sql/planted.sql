-- What the schema has none of: the first trigger or view.
SELECT type, name FROM sqlite_schema
WHERE type IN ('trigger', 'view')
ORDER BY type, name
LIMIT 1;
