# Its values keep their unit.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
archive rm -q kjj/2023.csv
commit "撤下"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/total
