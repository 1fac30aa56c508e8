# A warehouse of the schema before this one: what its reading said otherwise is
# told of each figure, and is nobody's change.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
sed -i '/单位/d' city/archive/kjj/2023.csv
write jyj/2023 10 20
commit "没有计量单位"
echo "unit: 元" >>city/juesuan.yaml
juesuan load >/dev/null
# older: put the warehouse's content into one of schema 4.
older() {
	sqlite3 city/older.db <"$SOURCE/lib/warehouse/sql/schema-4.sql"
	tables=$(sqlite3 city/older.db "SELECT 'INSERT INTO ' || name ||
		' SELECT * FROM new.' || name || ';' FROM sqlite_schema
		WHERE type = 'table' AND name NOT IN ('edition', 'edition_form')")
	sqlite3 city/older.db "ATTACH 'city/juesuan.db' AS new;
		INSERT INTO edition SELECT id, document, commits, position, state
		FROM new.edition;
		INSERT INTO edition_form SELECT f.edition, f.form, m.state, m.unit,
			f.ordinal, f.page, f.line, f.figures, f.labels, f.rows
		FROM new.edition_form f JOIN new.edition e ON e.id = f.edition
			JOIN new.makeup m ON m.id = e.makeup AND m.form = f.form;
		$tables"
	mv city/older.db city/juesuan.db
	rm -f city/juesuan.db-*
}
older
juesuan trace kjj/2023/expenditure/206/basic 2>&1 || echo "status $?"
sed -i 's/^unit: 元/unit: 万元/' city/juesuan.yaml
juesuan load --lang zh
juesuan trace kjj/2023/expenditure/206/basic --lang zh --format csv |
	tr -d '\r' | sed '1d; /^$/,$d' | cut -d, -f1,3,4,14-16
juesuan log --format csv | sed -n '/^甲/p' | cut -d, -f1,6,10
verify
echo "the same reading, and a figure that was changed by hand:"
sqlite3 city/juesuan.db "UPDATE version SET value = 1
	WHERE value = (SELECT max(value) FROM version)"
older
juesuan load
echo "and one whose pages are gone:"
older
root=$(sqlite3 city/juesuan.db \
	"SELECT rootpage FROM sqlite_schema WHERE name = 'version'")
page=$(sqlite3 city/juesuan.db "PRAGMA page_size")
dd if=/dev/zero of=city/juesuan.db bs="$page" seek=$((root - 1)) \
	count=1 conv=notrunc status=none
juesuan load
