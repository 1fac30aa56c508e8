new_city
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
juesuan load >load
juesuan restatements
