published_city
juesuan load
person 乙 2025-09-01
write kjj/2024 70 50
commit "2024 年决算"
juesuan load
juesuan compare expenditure/total/total --format csv
