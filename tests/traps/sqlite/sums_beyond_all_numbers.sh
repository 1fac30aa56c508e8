# Amounts that fit and a sum that does not: it is said, never wrapped or rounded.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 500 300
sed -i 's/^单位：万元/单位：元/; s/60\.00/60000000000000000.00/; s/100\.00/60000000000000040.00/' \
	city/archive/kjj/2023.csv
sed -i 's/^单位：万元/单位：元/; s/500\.00/50000000000000000.00/; s/800\.00/50000000000000300.00/' \
	city/archive/jyj/2023.csv
commit "决算"
juesuan load >/dev/null
juesuan compare expenditure/206/basic --years 2023 --format csv | tr -d '\r' |
	sed '/^$/,$d'
juesuan rollup expenditure 2023 --format csv | tr -d '\r' | sed '/^$/q'
