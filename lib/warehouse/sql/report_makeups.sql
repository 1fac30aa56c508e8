-- How a form is in each makeup that has it.
SELECT id, state, unit FROM makeup WHERE form = :form ORDER BY id;
