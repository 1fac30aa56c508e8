# The same figures with other line ends, a byte order mark, quotes, another unit,
# other decimals, rows and columns in another order, as text: no change of
# a figure, and `log` says why.
published_city 决算
file=city/archive/kjj/2023.csv
person 乙 2024-10-01
sed -i 's/$/\r/' $file
commit "CRLF"
person 丙 2024-10-02
sed -i '1s/^/\xef\xbb\xbf/' $file
commit "BOM"
person 丁 2024-10-03
{
	printf '"支出决算表"\n"单位：元"\n'
	printf '"科目代码";"科目名称";"项目支出";"基本支出";"本年支出合计"\n\n'
	printf '"206";"科学技术支出";"400,000";"600,000.00";"1,000,000.0"\n'
	printf '"";"合计";"400,000";"600,000.00";"1,000,000.0"\n'
} >$file
commit "引号、分号、元、行列次序"
person 戊 2024-10-04
archive rm -q kjj/2023.csv
mkdir city/archive/kjj
{
	printf '# 支出决算表\n\n单位：万元\n\n'
	printf '| 科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n'
	printf '|---|---|---|---|---|\n'
	printf '| | 合计 | 100 | 60.0 | 40.00 |\n'
	printf '| 206 | 科学技术支出 | 100 | 60.0 | 40.00 |\n'
} >city/archive/kjj/2023.txt
commit "改为文本"
juesuan load >/dev/null
for column in total basic project; do
	timeline kjj/2023/expenditure/206/$column
	timeline kjj/2023/expenditure/total/$column
done
deeds kjj/2023
