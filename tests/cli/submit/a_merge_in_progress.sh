new_city
write kjj/2023 60 40
person 甲 2024-09-01
commit 决算
archive checkout -q -b side
write kjj/2023 60 41
commit side
archive checkout -q main
write kjj/2023 60 42
commit main
archive merge side >/dev/null || true
juesuan submit
