SELECT id FROM form_row WHERE form = :form AND key = :key;
