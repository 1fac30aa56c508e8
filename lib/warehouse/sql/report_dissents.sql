-- What later files of an edition say otherwise, and what stood there at a
-- position, at which the edition is the one in force.
SELECT cell.form, cell.line, cell.column_, dissent.cell, dissent.file,
       dissent.value, dissent.printed, dissent.unit,
       version.value, version.printed, edition_form.unit
FROM dissent
JOIN cell ON cell.id = dissent.cell
JOIN edition ON edition.id = dissent.edition
JOIN version
  ON version.cell = dissent.cell AND version.document = edition.document
  AND version.from_ <= :position
  AND (version.until IS NULL OR version.until > :position)
JOIN edition_form
  ON edition_form.form = cell.form AND edition_form.edition = dissent.edition
WHERE dissent.edition = :edition
ORDER BY cell.form, cell.line, cell.column_, dissent.file;
