new_city
inbox
mkdir -p city/inbox/kjj
write kjj/2023 60 40
person 甲 2024-09-01
commit 决算
write kjj/2023 60 41
cp city/archive/kjj/2023.csv city/inbox/kjj
write kjj/2023 60 42
quiet
juesuan submit
