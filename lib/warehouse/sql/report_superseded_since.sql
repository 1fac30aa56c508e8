-- How many values each later load took away, and why.
SELECT superseded.load, superseded.why, load.finished, count(*)
FROM superseded
JOIN load ON load.id = superseded.load
WHERE superseded.load > :load
GROUP BY superseded.load, superseded.why
ORDER BY superseded.load, superseded.why;
