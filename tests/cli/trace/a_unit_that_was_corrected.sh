# Yuan printed under 万元, then said to be yuan; then deleted.
new_city
person 甲 2024-09-01
write kjj/2023 600000 400000
commit "2023 年决算"
person 乙 2024-09-02
sed -i 's/万元/元/' city/archive/kjj/2023.csv
commit "更正计量单位"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/total --format json | grep '"row\|"value":{\|"unit"'
person 丙 2024-09-03
archive rm -q kjj/2023.csv
commit "撤下"
juesuan load >/dev/null
# When loads were made depends on the day.
juesuan trace kjj/2023/expenditure/206/total | grep -v 'first seen by the load'
juesuan trace kjj/2023/expenditure/206/total --lang zh --format csv | head -n 4
