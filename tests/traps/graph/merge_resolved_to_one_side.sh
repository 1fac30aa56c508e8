# Two sides disagree, and the merge takes one of them: no change by the merger.
# What was not taken is told. Once it is the first parent's value that stands,
# once the other's.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 500 300
commit "决算"
archive switch -q -c side
person 乙 2024-10-01
write kjj/2023 61 40
write jyj/2023 501 300
commit "乙更正"
archive switch -q main
person 丙 2024-10-02
write kjj/2023 62 40
write jyj/2023 502 300
commit "丙更正"
person 丁 2024-10-03
archive merge -q --no-ff side >/dev/null || true
archive checkout -q --ours kjj/2023.csv
archive checkout -q --theirs jyj/2023.csv
commit "科技局从丙，教育局从乙"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline jyj/2023/expenditure/206/basic
