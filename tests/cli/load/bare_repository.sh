new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
git clone -q --bare city/archive bare
rm -rf city/archive
mv bare city/archive
juesuan load
