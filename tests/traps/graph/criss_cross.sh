# Two branches merge each other and then are merged: there are two merge bases,
# and none is needed to see who changed what.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 500 300
commit "决算"
archive branch other
person 乙 2024-10-01
write kjj/2023 61 40
commit "更正科技局"
archive switch -q other
person 丙 2024-10-02
write jyj/2023 501 300
commit "更正教育局"
person 丁 2024-10-03
archive tag before
archive merge -q --no-ff -m "other 合入 main" main
archive switch -q main
archive merge -q --no-ff -m "main 合入 other" before
person 戊 2024-10-04
write kjj/2023 61 44
commit "更正项目支出"
archive switch -q other
person 己 2024-10-05
write jyj/2023 501 333
commit "更正项目支出"
archive switch -q main
person 丁 2024-10-06
archive merge-base --all main other | wc -l
archive merge -q --no-ff -m "最后合入" other
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline kjj/2023/expenditure/206/project
timeline jyj/2023/expenditure/206/basic
timeline jyj/2023/expenditure/206/project
