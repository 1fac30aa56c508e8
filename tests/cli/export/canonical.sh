published_city
person 乙 2025-09-01
write jyj/2024 7 5
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
juesuan export --canonical >plain
sed '1s|\t1\t[0-9a-f].*|\t1\tHASH|' plain
juesuan export --canonical --output city/dump
juesuan export --canonical | cmp - city/dump
