-- feed holds the rows that warehouse_fill is given, in the order of the key.
INSERT INTO version (cell, document, from_, until, value, printed, origin)
SELECT cell, document, from_, until, value, printed, origin FROM feed;
