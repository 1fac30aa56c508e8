# A merge that takes the side on which the figure never was ends it, and is
# nobody's removal.
new_city
person 甲 2024-09-01
write jyj/2023 60 40
commit "教育局"
archive switch -q -c side
person 乙 2024-10-08
write jyj/2023 61 40
commit "旁支"
archive switch -q main
person 丙 2024-10-09
write kjj/2023 60 40
commit "科技局"
person 丁 2024-10-10
archive merge -q --no-commit -s ours side 2>/dev/null
archive rm -q -r kjj
archive commit -q -m "合入，不要科技局"
person 甲 2024-10-11
write kjj/2023 60 40
commit "科技局"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic | sed 1,10d
