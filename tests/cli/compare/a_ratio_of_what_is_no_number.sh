new_city
person 甲 2025-09-01
mkdir city/archive/kjj city/archive/jyj
budget() { # DEPARTMENT/YEAR BUDGET FINAL
	printf '%s\n' '财政拨款“三公”经费支出决算表' 单位：万元 \
		项目,预算数,决算数 "合计,$2,$3" >"city/archive/$1.csv"
}
budget kjj/2023 ——— 0.00
budget kjj/2024 2.00 1.00
budget jyj/2023 0.00 ''
budget jyj/2024 4.00 3.00
commit 公布
juesuan load
juesuan compare sangong_execution | grep -E '^(Id|kjj|jyj|\(city)'
juesuan --lang zh compare sangong_execution | grep ^jyj
