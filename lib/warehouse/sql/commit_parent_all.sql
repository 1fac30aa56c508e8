SELECT commits, parent FROM commit_parent ORDER BY commits, ordinal;
