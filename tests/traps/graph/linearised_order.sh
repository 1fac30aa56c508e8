# Two branches whose commits interleave by date: whoever compares a commit with
# the one before it in the log sees changes by people who made none.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 500 300
commit "决算"
archive branch side
for day in 2 4 6; do
	archive switch -q main
	person 乙 2024-10-0$day
	write kjj/2023 6$day 40
	commit "科技局第 $day 日"
	archive switch -q side
	person 丙 2024-10-0$((day + 1))
	write jyj/2023 50$day 300
	commit "教育局第 $((day + 1)) 日"
done
archive switch -q main
person 丁 2024-10-10
archive merge -q --no-ff -m "合入" side
archive log --date-order --format=%s | head -n 4
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline jyj/2023/expenditure/206/basic
