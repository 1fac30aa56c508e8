# git packs, drops and packs again while loads and reports run.
new_city
person 甲 2024-09-01
for basic in $(seq 60 79); do
	write kjj/2023 "$basic" 40
	commit "第 $basic 版"
done
archive config gc.auto 0
touch go
while [ -e go ]; do
	archive repack -q -a -d
	archive gc -q --prune=now
done 2>/dev/null &
for round in 1 2 3 4 5 6 7 8; do
	juesuan load --rebuild >/dev/null || echo "load $round failed"
	write kjj/2023 "$((80 + round))" 40
	commit "第 $((80 + round)) 版" 2>/dev/null
	juesuan load >/dev/null || echo "load $round of what is new failed"
done
rm go
wait
timeline kjj/2023/expenditure/206/basic | wc -l
