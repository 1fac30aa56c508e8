new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 500 300
commit "2023 年决算"
juesuan load
juesuan show kjj 2023 expenditure
