# A warehouse that cannot be used: it is kept, its journal is carried over row by
# row, and everything, with what is new, is read anew beside it.
juesuan load >/dev/null
correct_and_add
sqlite3 city/juesuan.db "CREATE TRIGGER planted AFTER INSERT ON version
	BEGIN SELECT 1; END"
echo load --rebuild --threads 1 >run
