new_city
write kjj/2023 60 40
person 甲 2024-09-01
commit 决算
archive checkout -q -b side
write kjj/2023 60 41
quiet
juesuan submit
