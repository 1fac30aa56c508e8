# A warehouse whose first bytes are gone is not known as one any more: what to
# do is said, and doing it helps.
published_city
juesuan load >/dev/null
dd if=/dev/zero of=city/juesuan.db bs=1024 count=1 conv=notrunc status=none
for command in "load" "load --rebuild" "status" "--lang zh status"; do
	# shellcheck disable=SC2086
	juesuan $command || echo "$command: exit status $?"
done
mv city/juesuan.db away.db
juesuan load
verify
