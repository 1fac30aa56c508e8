new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
juesuan load >/dev/null
sed -i "s/试验市, code: \"999901\"/别处市, code: \"999902\"/" city/juesuan.yaml
juesuan compare expenditure/206/total
