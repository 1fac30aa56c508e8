new_city
cat >page.xls <<'HTML'
<html><meta charset=utf-8><body><p>支出决算表<p>部门：试验市教育局　单位：万元
<table><tr><td>科目代码<td>科目名称<td>本年支出合计<td>基本支出<td>项目支出
<tr><td><td>合计<td>100.00<td>60.00<td>40.00
<tr><td>206<td>科学技术支出<td>100.00<td>六十<td>40.00</table>
HTML
juesuan read page.xls kjj --lang zh --format csv
