# Most of a document is gone in one commit. What is not there is not published,
# and by whom; the missing forms are named, and the commit is marked as one to
# look at twice.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
{
	printf '\n一般公共预算财政拨款支出决算表\n单位：万元\n'
	printf '科目代码,科目名称,合计,基本支出,项目支出\n'
	printf ',合计,90.00,50.00,40.00\n'
	for code in 205 206 207 208 210 211 212 213; do
		printf '%s,,90.00,50.00,40.00\n' $code
	done
} >>city/archive/kjj/2023.csv
commit "决算"
person 乙 2024-10-01
head -n 4 city/archive/kjj/2023.csv >head
mv head city/archive/kjj/2023.csv
commit "保存出错"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline kjj/2023/general/206/basic
state kjj 2023
deeds kjj/2023 | sort -u
juesuan status --format json | grep '"id":"removal"'
