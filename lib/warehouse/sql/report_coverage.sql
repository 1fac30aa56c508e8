-- How every edition has a form; the form's columns are NULL where it has not.
SELECT edition.document, edition.commits, edition.id, edition.state,
       edition_form.state, edition_form.unit, edition_form.figures
FROM edition
LEFT JOIN edition_form
  ON edition_form.edition = edition.id AND edition_form.form = :form
ORDER BY edition.id;
