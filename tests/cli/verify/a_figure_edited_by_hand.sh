corrected_city
juesuan load >/dev/null
sqlite3 city/juesuan.db "UPDATE version SET value = value + 500000
	WHERE until IS NULL AND cell = (SELECT r.id + c.number FROM form_row r
	JOIN form_column c USING (form) WHERE form = 'expenditure'
	AND r.key = '206' AND c.key = 'total')"
verify && exit 9
verify --lang zh && exit 9
juesuan load --rebuild
verify
