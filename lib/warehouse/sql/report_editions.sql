-- One document's editions along the first-parent line, the last one first, and how
-- each has a form.
SELECT edition.id, edition.state, makeup.state, makeup.unit,
       edition_form.figures, edition_form.rows
FROM edition
LEFT JOIN makeup ON makeup.form = :form AND makeup.id = edition.makeup
LEFT JOIN edition_form
  ON edition_form.form = :form AND edition_form.edition = edition.id
WHERE edition.document = :document AND edition.position IS NOT NULL
  AND edition.commits <= (SELECT id FROM commits WHERE position = :position)
ORDER BY edition.commits DESC;
