-- What later files of an edition say otherwise, and what stood there at a
-- position, at which the edition is the one in force.
SELECT form_row.form, form_row.key, form_column.key, dissent.cell, dissent.file,
       dissent.value, dissent.printed, dissent.unit,
       version.value, version.printed, makeup.unit
FROM dissent
JOIN form_row
  ON form_row.id = (SELECT max(id) FROM form_row WHERE id <= dissent.cell)
JOIN form_column
  ON form_column.form = form_row.form
  AND form_column.number = dissent.cell - form_row.id
JOIN edition ON edition.id = dissent.edition
JOIN version
  ON version.cell = dissent.cell AND version.document = edition.document
  AND version.from_ <= :position
  AND (version.until IS NULL OR version.until > :position)
JOIN makeup ON makeup.form = form_row.form AND makeup.id = edition.makeup
WHERE dissent.edition = :edition
ORDER BY form_row.form, form_row.key, form_column.key, dissent.file;
