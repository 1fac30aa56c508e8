new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
write kjj/2023 61 40
commit "更正"
git clone -q --depth 1 "file://$PWD/city/archive" shallow
rm -rf city/archive
mv shallow city/archive
juesuan load
