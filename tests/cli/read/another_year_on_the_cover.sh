# The heads of its forms name no year, its cover does; other years of narrative
# say nothing.
new_city
cat >document.txt <<'TXT'
试验市科学技术局

2022 年度部门决算

第二部分 试验市科学技术局2022年度部门决算表

支出决算表
单位：万元
科目代码	科目名称	本年支出合计	基本支出	项目支出
	合计	3.00	1.00	2.00
206	科学技术支出	3.00	1.00	2.00

第三部分 情况说明
本年支出3.00万元，比2021年度部门决算数增加1.00万元。
TXT
juesuan read document.txt kjj 2023 --format csv | grep '^#,\(remark\|remarks\|year\)'
sed -i 's/2022/2023/' document.txt
juesuan read document.txt kjj 2023 --format csv | grep '^#,\(remark\|remarks\|year\)'
