# A warehouse whose first bytes are gone is not known as one any more: what to
# do is said, and doing it helps.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
juesuan load >/dev/null
dd if=/dev/zero of=city/juesuan.db bs=1024 count=1 conv=notrunc status=none
for command in "load" "load --rebuild" "status" "--lang zh status"; do
	# shellcheck disable=SC2086
	juesuan $command || echo "$command: exit status $?"
done
mv city/juesuan.db away.db
juesuan load
verify
