-- Was the warehouse made by these definitions?
SELECT definitions.text = :definitions
FROM reading JOIN definitions ON definitions.hash = reading.hash;
