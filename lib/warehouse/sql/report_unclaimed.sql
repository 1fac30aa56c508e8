SELECT path FROM unclaimed ORDER BY path;
