# The first of them are told, of the others whose they are and how many.
many() { # PATH AMOUNT
	mkdir -p "city/archive/${1%/*}"
	{
		printf '%s\n' 支出决算表 单位：万元 \
			科目代码,科目名称,本年支出合计,基本支出,项目支出
		for code in 201 202 203 204 205 206 207; do
			echo "$code,,$(($2 + 40)).00,$2.00,40.00"
		done
	} >"city/archive/$1.csv"
}
new_city
person 甲 2024-09-01
for department in kjj jyj; do
	many $department/2023-1 60
	many $department/2023-2 65
done
commit 公布
juesuan load >/dev/null
juesuan rollup expenditure 2023 --format csv | grep -c files_disagree
juesuan rollup expenditure 2023 | tail -n 1
juesuan --lang zh rollup expenditure 2023 | tail -n 1
juesuan compare expenditure/206/basic --years 2023 --format csv | grep files_disagree
