# A correction that was copied from another branch, and then came in by a merge
# as well, is one change.
published_city 决算
archive switch -q -c side
person 乙 2024-10-01
write kjj/2023 65 40
commit "更正"
archive switch -q main
person 丙 2024-10-02
write jyj/2023 500 300
commit "教育局决算"
archive cherry-pick side >/dev/null
archive log -n 1 --format="%an, %cn"
person 丁 2024-10-03
archive merge -q --no-ff -m "合入" side
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
