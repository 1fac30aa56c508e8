# A rename that rewrites nearly the whole file: what was not changed stays whose
# it was, for a document is known by department and year, not by likeness.
published_city 决算
person 乙 2024-09-02
archive rm -q kjj/2023.csv
mkdir city/archive/kjj
{
	printf '说明：以下各表以元为单位。\r\n\r\n支出决算表\r\n金额单位：元\r\n'
	printf '科目编码\t科目名称\t项目支出\t基本支出\t本年支出合计\r\n'
	printf '206\t科学技术支出\t400,000.00\t650,000.00\t1,050,000.00\r\n'
	printf '\t合计\t400,000.00\t650,000.00\t1,050,000.00\r\n'
} >city/archive/kjj/2023-终稿.txt
commit "改名、改格式，并更正基本支出"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/project
timeline kjj/2023/expenditure/206/basic
