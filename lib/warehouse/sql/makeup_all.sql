SELECT id, form, state, unit FROM makeup ORDER BY id, form;
