# `git merge -s ours` keeps every file of its first parent: what the other side
# had is not adopted, and the merger changed nothing.
published_city 决算
archive switch -q -c side
person 乙 2024-10-01
write kjj/2023 61 40
commit "乙更正"
archive switch -q main
person 丁 2024-10-03
archive merge -q --no-ff -s ours -m "不采纳" side
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
