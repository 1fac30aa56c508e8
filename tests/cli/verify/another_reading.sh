new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
person 乙 2025-09-01
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
echo "unit: 元" >>city/juesuan.yaml
verify && exit 9
juesuan load
verify
