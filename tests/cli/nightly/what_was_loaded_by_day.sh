# It is told at night all the same.
new_city
echo 'output: night' >>city/juesuan.yaml
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
night
write kjj/2023 11 20
commit 更正
juesuan load >load
night
digest
