# A merge was committed with its conflict markers, and settled one commit later:
# the value is still that of the side which it is taken from.
published_city 决算
archive switch -q -c side
person 乙 2024-10-01
write kjj/2023 61 40
commit "乙更正"
archive switch -q main
person 丙 2024-10-02
write kjj/2023 62 40
commit "丙更正"
person 丁 2024-10-03
archive merge -q --no-ff side >/dev/null || true
commit "连冲突标记一起提交"
person 戊 2024-10-04
write kjj/2023 61 40
commit "从乙"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
