# A document could not be read on a side branch, and was changed there: whoever
# had their hands on it there can have changed it, and nobody of the main line.
new_city
file=city/archive/kjj/2023.csv
person 甲 2024-09-01
write kjj/2023 60 40
commit "决算"
archive checkout -q -b side
person 乙 2024-10-01
printf '<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> other\n' >$file
commit "冲突没有解决"
person 丙 2024-10-02
write kjj/2023 61 40
commit "解决冲突"
archive checkout -q main
person 丁 2024-10-03
write jyj/2023 1 2
commit "教育局"
archive merge -q --no-ff -m "合入" side
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
juesuan trace kjj/2023/expenditure/206/basic --format json |
	grep -o '"id":"between".*"'
