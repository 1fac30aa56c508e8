SELECT id FROM commits WHERE position = :position ORDER BY id;
