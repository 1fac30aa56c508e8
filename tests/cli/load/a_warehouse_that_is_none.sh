new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
echo "this is no database, and long enough to be looked at" >city/juesuan.db
juesuan load
