# One side changes a figure, the other another document: the change belongs to
# who wrote it, and who merged it is told beside.
published_city
archive switch -q -c correction
person 乙 2024-10-08
write kjj/2023 65 40
commit "更正基本支出"
archive switch -q main
person 丙 2024-10-09
write jyj/2023 500 300
commit "教育局 2023 年决算"
person 丁 2024-10-10
archive merge -q --no-ff -m "合入更正" correction
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline kjj/2023/expenditure/206/project
timeline jyj/2023/expenditure/206/basic
