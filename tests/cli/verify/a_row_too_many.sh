new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
person 乙 2025-09-01
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
sqlite3 city/juesuan.db "INSERT INTO version
	SELECT cell, document + 65536, 0, NULL, value, printed, origin
	FROM version WHERE from_ = 1 LIMIT 1"
verify
