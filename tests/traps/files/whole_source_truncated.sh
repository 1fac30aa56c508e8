# Most of a document is gone in one commit. What is not there is not published,
# and by whom; `status` shows which forms are missing.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
cat >>city/archive/kjj/2023.csv <<'CSV'

一般公共预算财政拨款支出决算表
单位：万元
科目代码,科目名称,合计,基本支出,项目支出
,合计,90.00,50.00,40.00
206,科学技术支出,90.00,50.00,40.00
CSV
commit "决算"
person 乙 2024-10-01
head -n 4 city/archive/kjj/2023.csv >head
mv head city/archive/kjj/2023.csv
commit "保存出错"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline kjj/2023/general/206/basic
state kjj 2023
