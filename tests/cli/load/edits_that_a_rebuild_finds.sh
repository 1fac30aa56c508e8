# One by one: a value, what it is, where it ends, where it begins, who wrote it,
# which figure and which document it is of; then nothing.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 50 30
commit "2023 年决算"
person 乙 2025-09-01
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
cell="cell = (SELECT r.id + c.number FROM form_row r JOIN form_column c
	USING (form) WHERE form = 'expenditure' AND r.key = '206'
	AND c.key = 'total')"
jyj="document & 65535 = (SELECT id FROM department WHERE key = 'jyj')"
for edit in 'value = value + 1' 'printed = 1, value = 0' 'until = 1' \
	'from_ = 1' 'origin = (SELECT id FROM edition ORDER BY commits DESC)' \
	"cell = (SELECT max(id) FROM form_row)" 'document = document + 65536' \
	'value = value'; do
	echo "== $edit"
	sqlite3 city/juesuan.db "
		INSERT INTO form_row SELECT max(id) + 100, 'expenditure', '299'
		FROM form_row;
		UPDATE version SET $edit WHERE until IS NULL AND $cell AND $jyj"
	juesuan load --rebuild | grep -v '^Loaded'
done
sqlite3 city/juesuan.db "SELECT load, figure, from_, until, value FROM superseded
	ORDER BY load, figure"
