-- How one edition has a form; keys are those of all rows printed, a line each.
SELECT edition_form.ordinal, edition_form.line, edition_form.labels,
       form_rows.keys, edition_form.page
FROM edition_form
LEFT JOIN form_rows ON form_rows.id = edition_form.rows
WHERE edition_form.form = :form AND edition_form.edition = :edition
ORDER BY edition_form.edition;
