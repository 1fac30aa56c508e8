-- How every edition that has a form has it.
SELECT edition, state, unit, figures
FROM edition_form
WHERE form = :form
ORDER BY edition;
