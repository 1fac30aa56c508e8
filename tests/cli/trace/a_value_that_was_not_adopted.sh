# A conflict that is resolved to one side: the other side's value is told, with
# who wrote it and who did not take it.
published_city
archive switch -q -c correction
person 乙 2024-10-08
write kjj/2023 65 40
commit "更正基本支出"
archive switch -q main
person 丙 2024-10-09
write kjj/2023 66 40
commit "另行更正"
person 丁 2024-10-10
archive merge -q --no-commit -s ours correction 2>/dev/null
archive commit -q -m "合入，以主线为准"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic | sed 1,10d
juesuan trace kjj/2023/expenditure/206/basic --lang zh | sed 1,10d
