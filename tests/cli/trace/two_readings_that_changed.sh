# Each load that took a value away is told; a value that a later reading gave
# back is not one that was taken away.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
sed -i '/单位/d' city/archive/kjj/2023.csv
commit "没有计量单位"
sed -i 's/^forms:/unit: 万元\nforms:/' city/juesuan.yaml
juesuan load >/dev/null
show() {
	juesuan trace kjj/2023/expenditure/206/basic | sed 1,10d |
		sed 's/, of 20[^,]*,/, of today,/'
}
sed -i 's/^unit: 万元/unit: 元/' city/juesuan.yaml
juesuan load >/dev/null
sed -i 's/^unit: 元/unit: 亿元/' city/juesuan.yaml
juesuan load >/dev/null
show
sed -i 's/^unit: 亿元/unit: 万元/' city/juesuan.yaml
juesuan load >/dev/null
show
