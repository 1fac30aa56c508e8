# Its values keep their unit.
published_city
archive rm -q kjj/2023.csv
commit "撤下"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/total
