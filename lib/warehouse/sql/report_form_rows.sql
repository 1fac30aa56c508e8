SELECT keys FROM form_rows WHERE id = :rows ORDER BY id;
