new_city
person 甲 2024-09-01
write kjj/2023 60 40
sed -i '/单位/d' city/archive/kjj/2023.csv
commit "2023 年决算"
echo "unit: 元" >>city/juesuan.yaml
juesuan load
sed -i 's/unit: 元/unit: 万元/; s/name: 试验市教育局/name: 试验市教育体育局/' \
	city/juesuan.yaml
juesuan load
juesuan load --lang zh
sed -i 's/unit: 万元/unit: 千元/' city/juesuan.yaml
juesuan load --lang zh
