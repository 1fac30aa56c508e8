new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
juesuan load >/dev/null
write kjj/2023 62 40
archive commit -q --amend -a -m "改写"
juesuan load --lang zh
