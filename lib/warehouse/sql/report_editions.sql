-- One document's editions, with the columns of report_coverage.
SELECT edition.document, commits.position, edition.id, edition.state,
       edition_form.state, edition_form.unit, edition_form.figures
FROM edition
JOIN commits ON commits.id = edition.commits
LEFT JOIN edition_form
  ON edition_form.edition = edition.id AND edition_form.form = :form
WHERE edition.document = :document AND commits.position <= :position
ORDER BY commits.position;
