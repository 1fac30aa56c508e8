SELECT id FROM cell WHERE form = :form AND line = :line AND column_ = :column;
