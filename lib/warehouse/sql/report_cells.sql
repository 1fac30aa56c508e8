SELECT id, line, column_ FROM cell WHERE form = :form ORDER BY line, column_;
