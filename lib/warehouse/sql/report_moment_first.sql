SELECT known_time FROM commits WHERE position = 0 ORDER BY position;
