SELECT text FROM definitions WHERE hash = :hash;
