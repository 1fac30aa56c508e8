new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
person 乙 2025-09-01
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
sqlite3 city/juesuan.db "UPDATE version SET value = value + 500000
	WHERE until IS NULL AND cell IN (SELECT id FROM cell
	WHERE form = 'expenditure' AND line = '206' AND column_ = 'total')"
verify && exit 9
verify --lang zh && exit 9
juesuan load --rebuild
verify
