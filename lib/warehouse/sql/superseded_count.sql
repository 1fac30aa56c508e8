-- How many values the last load superseded.
SELECT count(*) FROM superseded WHERE load = (SELECT max(id) FROM load);
