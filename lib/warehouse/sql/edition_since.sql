-- Which documents have an edition at a commit, from a commit on.
SELECT commits, document FROM edition WHERE commits >= :commit
ORDER BY commits, document;
