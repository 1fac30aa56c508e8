INSERT INTO commit_parent (commits, ordinal, parent)
VALUES (:commit, :ordinal, :parent);
