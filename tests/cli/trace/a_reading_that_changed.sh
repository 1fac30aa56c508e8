# What only the reading changed is nobody's change.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
sed -i '/单位/d' city/archive/kjj/2023.csv
commit "没有计量单位"
sed -i 's/^forms:/unit: 万元\nforms:/' city/juesuan.yaml
juesuan load >/dev/null
sed -i 's/^unit: 万元/unit: 元/' city/juesuan.yaml
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic --lang zh | sed 1,10d |
	sed 's/（20[^）]*）/（当日）/'
