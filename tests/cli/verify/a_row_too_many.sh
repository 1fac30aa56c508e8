corrected_city
juesuan load >/dev/null
sqlite3 city/juesuan.db "INSERT INTO version
	SELECT cell, document + 65536, 0, NULL, value, printed, origin
	FROM version WHERE from_ = 1 LIMIT 1"
verify
