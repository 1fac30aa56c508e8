# What can be read of a damaged warehouse's journal is carried over, and what
# cannot is told; and the damage hides no rewrite.
published_city
write kjj/2023 61 40
commit "更正"
juesuan load >load
archive reset -q --hard HEAD~1
write kjj/2023 62 40
commit "另行更正"
juesuan load --accept-rewrite >load
# damage TABLE: zeroes instead of the page that it begins with.
damage() {
	root=$(sqlite3 city/juesuan.db \
		"SELECT rootpage FROM sqlite_schema WHERE name = '$1'")
	dd if=/dev/zero of=city/juesuan.db bs=2048 seek=$((root - 1)) \
		count=1 conv=notrunc status=none
}
journal() {
	sqlite3 city/juesuan.db "SELECT id, kind FROM load ORDER BY id"
	sqlite3 city/juesuan.db "SELECT count(*) FROM superseded"
}
echo "a page of the values:"
damage version
juesuan load --rebuild
journal
juesuan trace kjj/2023/expenditure/206/basic --format csv | tr -d '\r' |
	sed '1d;/^$/,$d' | cut -d, -f1-3
echo "a page of what was superseded:"
damage superseded
juesuan load --rebuild
journal
verify
echo "the ledger, and everything else but for a rewrite:"
archive reset -q --hard HEAD~1
damage version
juesuan load --rebuild || echo "status $?"
juesuan load --rebuild --lang zh || echo "status $?"
juesuan load --rebuild --accept-rewrite | sed 3q
damage load
juesuan load --rebuild --lang zh | sed 2q
journal
