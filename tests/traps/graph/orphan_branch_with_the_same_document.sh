# Two roots have one document. Where they agree the first parent's is kept,
# where they differ the merge chose; nothing is the merger's.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "一处的科技局决算"
archive switch -q --orphan other
person 乙 2024-09-02
write kjj/2023 60 45
commit "另一处的科技局决算"
archive switch -q main
person 丁 2024-10-03
archive merge -q --no-ff --allow-unrelated-histories -X theirs -m "合入" other \
	>/dev/null
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline kjj/2023/expenditure/206/project
