-- Of the values that the warehouse attached as old had, how many are still there,
-- but come from a commit that the old history did not have. Each of them is
-- among the doubtful ones that schema-supersede.sql left.
SELECT (
  SELECT count(*)
  FROM doubtful v
    JOIN old.edition e ON e.id = v.origin
    JOIN old.commits w ON w.id = e.commits
  WHERE w.oid NOT IN (SELECT oid FROM commits)
) - (
  SELECT count(*)
  FROM superseded s JOIN superseded_commit w ON w.id = s.origin
  WHERE s.load = (SELECT max(id) FROM load)
    AND w.oid NOT IN (SELECT oid FROM commits)
);
