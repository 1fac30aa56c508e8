new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
person 乙 2025-09-01
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
size=$(stat -c %s city/juesuan.db)
dd if=/dev/zero of=city/juesuan.db bs=1024 seek=$((size / 1024 / 2)) count=40 \
	conv=notrunc status=none
verify
