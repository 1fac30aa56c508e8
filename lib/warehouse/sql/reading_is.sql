-- Was the warehouse made by these definitions?
SELECT definitions = :definitions FROM reading;
