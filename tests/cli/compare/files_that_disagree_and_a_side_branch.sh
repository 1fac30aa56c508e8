# What was committed beside the branch does not hide who disagrees.
new_city
person 甲 2024-09-01
write kjj/2023 10 20
commit 公布
archive branch -q side
archive checkout -q side
person 乙 2024-09-02
write kjj/2023 11 20
commit 更正
write kjj/2023 12 20
commit 再更正
archive checkout -q main
person 甲 2024-09-03
write jyj/2023-1 60 40
write jyj/2023-2 65 40
commit 公布
archive merge -q side -m 合入
juesuan load >/dev/null
juesuan compare basic_expenditure --years 2023 --format csv
juesuan rollup expenditure 2023 --format csv
