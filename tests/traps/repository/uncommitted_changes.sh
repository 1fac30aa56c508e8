# Edited, staged and new files that nobody committed are not in the figures.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 500 300
commit "决算"
write kjj/2023 99 40
write jyj/2023 999 300
write jyj/2024 999 300
archive add jyj/2023.csv
juesuan load | tail -n 1 | sed 's/.*commits/commits/'
timeline kjj/2023/expenditure/206/basic
timeline jyj/2023/expenditure/206/basic
archive diff --cached --name-only
