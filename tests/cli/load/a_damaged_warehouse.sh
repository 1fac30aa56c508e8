# Whatever is wrong with a warehouse of ours, --rebuild makes a new one and keeps
# the old file. After an older program every load does.
published_city
juesuan load >/dev/null
size=$(stat -c %s city/juesuan.db)
dd if=/dev/zero of=city/juesuan.db bs=1024 seek=$((size / 1024 / 2)) \
	count=$((size / 2048)) conv=notrunc status=none
juesuan load --rebuild
test -s city/juesuan.db.old-1
verify
sqlite3 city/juesuan.db "PRAGMA user_version = 1"
juesuan status && exit 9
juesuan load --lang zh
verify
ls city
