# The same value on two branches: by two who did not know of each other, or one
# change under two names.
published_city
archive switch -q -c correction
person 乙 2024-10-08
write kjj/2023 65 40
commit "更正基本支出"
archive switch -q main
person 丙 2024-10-09
write kjj/2023 65 40
commit "也更正基本支出"
person 丁 2024-10-10
archive merge -q --no-ff -m "合入更正" correction
archive switch -q -c again
person 乙 2024-10-11
write kjj/2023 65 45
commit "更正项目支出"
archive switch -q main
person 戊 2024-10-12
write jyj/2023 1 1
commit "教育局"
archive cherry-pick again >/dev/null
person 丁 2024-10-13
archive merge -q --no-ff -m "再合入" again
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic | sed 1,10d
juesuan trace kjj/2023/expenditure/206/project | sed 1,10d
