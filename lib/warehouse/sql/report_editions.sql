-- One document's editions along the first-parent line, and how each has a form.
SELECT edition.id, commits.position, edition.state,
       edition_form.state, edition_form.unit, edition_form.figures,
       edition_form.rows
FROM edition
JOIN commits ON commits.id = edition.commits
LEFT JOIN edition_form
  ON edition_form.form = :form AND edition_form.edition = edition.id
WHERE edition.document = :document AND commits.position <= :position
ORDER BY commits.position;
