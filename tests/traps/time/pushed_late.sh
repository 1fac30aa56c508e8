# A commit that lay about for a month and came with a merge was not known before
# the merge, whatever its date.
published_city 决算
archive checkout -q -b late
person 乙 2024-09-05
write kjj/2023 65 40
commit "更正"
archive checkout -q main
person 丙 2024-09-20
write jyj/2023 500 300
commit "教育局决算"
juesuan load >/dev/null
person 丁 2024-10-08
archive merge -q --no-ff -m "合入" late
juesuan load >/dev/null
written kjj/2023/expenditure/206/basic
for day in 2024-09-06 2024-10-07 2024-10-08; do
	echo "$day: $(basic_on $day)"
done
