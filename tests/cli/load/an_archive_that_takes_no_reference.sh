new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
touch city/archive/.git/refs/juesuan
juesuan load
juesuan load --rebuild
