-- How an edition has a form.
SELECT state FROM edition_form
WHERE form = :form AND edition = :edition
ORDER BY edition;
