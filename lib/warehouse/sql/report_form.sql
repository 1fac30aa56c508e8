-- How one edition has a form; keys are those of all rows printed, a line each.
SELECT edition_form.ordinal, edition_form.line, labels.text,
       all_rows.text, edition_form.page
FROM edition_form
LEFT JOIN form_text AS labels ON labels.id = edition_form.labels
LEFT JOIN form_text AS all_rows ON all_rows.id = edition_form.rows
WHERE edition_form.form = :form AND edition_form.edition = :edition
ORDER BY edition_form.edition;
