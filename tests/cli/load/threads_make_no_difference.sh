new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 500 300
commit "2023 年决算"
write jyj/2024 510 310
commit "2024 年决算"
juesuan load --threads 1
juesuan rollup expenditure 2023 >one
rm city/juesuan.db
juesuan load --threads 2
juesuan rollup expenditure 2023 | cmp - one
juesuan load --rebuild
juesuan rollup expenditure 2023 | cmp - one
