-- How an edition has a form.
SELECT makeup.state
FROM edition
JOIN makeup ON makeup.form = :form AND makeup.id = edition.makeup
WHERE edition.id = :edition
ORDER BY edition.id;
