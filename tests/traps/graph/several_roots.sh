# The education bureau kept an archive of its own, which is merged as it is: a
# second root, whose figures stay whose they were.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "科技局决算"
archive switch -q --orphan education
person 乙 2024-09-02
write jyj/2023 500 300
commit "教育局决算"
person 丙 2024-09-03
write jyj/2023 505 300
commit "教育局更正"
archive switch -q main
person 丁 2024-10-03
archive merge -q --no-ff --allow-unrelated-histories -m "合入教育局档案" \
	education
archive rev-list --max-parents=0 HEAD | wc -l
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline jyj/2023/expenditure/206/basic
