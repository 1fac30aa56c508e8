# Two contents of one file in turn, and folders that nothing happens in: what was
# read is not read again, and equal folders are not looked into.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 500 300
commit "决算"
for day in 1 2 3; do
	person 乙 2024-10-0$day
	write kjj/2023 6$((day % 2)) 40
	commit "第 $day 次更正"
done
juesuan load
timeline kjj/2023/expenditure/206/basic
