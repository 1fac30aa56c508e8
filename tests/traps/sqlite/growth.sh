# A hundred corrections of one figure among many cost a hundred versions, not a
# hundred documents.
new_city
person 甲 2024-09-01
mkdir -p city/archive/kjj
form() { # BASIC
	printf '支出决算表\n单位：万元\n'
	echo '科目代码,科目名称,本年支出合计,基本支出,项目支出'
	for row in $(seq 201 299); do
		echo "$row,支出$row,$1.00,$1.00,0.00"
	done | sed "60s/$1.00,$1.00/$2.00,$2.00/"
}
form 60 60 >city/archive/kjj/2023.csv
commit "决算"
juesuan load >/dev/null
before=$(stat -c %s city/juesuan.db)
for round in $(seq 1 100); do
	form 60 $((100 + round)) >city/archive/kjj/2023.csv
	commit "第 $round 次更正"
done
juesuan load | tail -n 1 | sed 's/.*commits/commits/'
after=$(stat -c %s city/juesuan.db)
echo "$(((after - before) / 100 / 2048)) times 2 KiB a correction"
