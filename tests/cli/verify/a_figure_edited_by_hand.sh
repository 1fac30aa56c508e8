corrected_city
juesuan load >/dev/null
sqlite3 city/juesuan.db "UPDATE version SET value = value + 500000
	WHERE until IS NULL AND cell IN (SELECT id FROM cell
	WHERE form = 'expenditure' AND line = '206' AND column_ = 'total')"
verify && exit 9
verify --lang zh && exit 9
juesuan load --rebuild
verify
