# Rows in which files of one document disagree are marked, and the departments
# named, with what the other files say.
new_city
person 甲 2024-09-01
write kjj/2023-1 60 40
write kjj/2023-2 65 40
write jyj/2023 10 20
commit 公布
juesuan load >/dev/null
juesuan rollup expenditure 2023
juesuan rollup expenditure 2023 --format csv
juesuan rollup expenditure 2023 --format json
juesuan --lang zh rollup expenditure 2023
