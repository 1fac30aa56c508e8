# git packs, drops and packs again while loads and reports run. A commit that is
# being made would lose its objects by `--prune=now`: commits take turns with it.
in_turn() {
	(
		flock 9
		"$@"
	) 9>turn
}
pack() {
	archive repack -q -a -d
	archive gc -q --prune=now
}
new_city
person 甲 2024-09-01
for basic in $(seq 60 79); do
	write kjj/2023 "$basic" 40
	commit "第 $basic 版"
done
archive config gc.auto 0
touch go
while [ -e go ]; do
	in_turn pack
done 2>/dev/null &
for round in 1 2 3 4 5 6 7 8; do
	juesuan load --rebuild >/dev/null || echo "load $round failed"
	write kjj/2023 "$((80 + round))" 40
	in_turn commit "第 $((80 + round)) 版"
	juesuan load >/dev/null || echo "load $round of what is new failed"
done
rm go
wait
timeline kjj/2023/expenditure/206/basic | wc -l
