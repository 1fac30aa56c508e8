corrected_city
juesuan load >/dev/null
size=$(stat -c %s city/juesuan.db)
dd if=/dev/zero of=city/juesuan.db bs=1024 seek=$((size / 1024 / 2)) count=2 \
	conv=notrunc status=none
verify
