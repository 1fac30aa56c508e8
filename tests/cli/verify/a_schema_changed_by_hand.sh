# A trigger changes figures as they are entered; a load does not go near it.
corrected_city
juesuan load >/dev/null
base=city/juesuan.db
change() {
	cp "$base" kept.db
	sqlite3 "$base" "$1"
	verify | sed -n '2,$p' || true
	juesuan verify >/dev/null || echo "status $?"
	juesuan load || echo "status $?"
	cp kept.db "$base"
	rm -f "$base"-wal "$base"-shm
}
change "CREATE TRIGGER t AFTER INSERT ON version BEGIN
	UPDATE version SET value = 1 WHERE cell = new.cell; END"
change "CREATE TABLE notes (words TEXT)"
change "DROP INDEX version_ended"
change "DROP INDEX version_ended;
	CREATE INDEX version_ended ON version (until)"
juesuan verify >/dev/null && echo whole
sqlite3 "$base" "CREATE VIEW v AS SELECT 1"
juesuan load --rebuild | sed 1q
juesuan verify >/dev/null && echo whole
