-- One edition, and how it has a form.
SELECT edition.state, makeup.state, makeup.unit,
       edition_form.figures, edition_form.rows
FROM edition
LEFT JOIN makeup ON makeup.form = :form AND makeup.id = edition.makeup
LEFT JOIN edition_form
  ON edition_form.form = :form AND edition_form.edition = edition.id
WHERE edition.id = :edition
ORDER BY edition.id;
