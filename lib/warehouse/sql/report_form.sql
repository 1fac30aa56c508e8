-- How one edition has a form.
SELECT ordinal, line, labels
FROM edition_form
WHERE edition = :edition AND form = :form
ORDER BY edition;
