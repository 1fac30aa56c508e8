DELETE FROM unclaimed WHERE path = :path;
