SELECT form, line, column_ FROM cell WHERE id = :cell;
