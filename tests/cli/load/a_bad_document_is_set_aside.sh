new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 500 300
commit "2023 年决算"
juesuan load
person 乙 2024-10-01
printf "<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> other\n" >city/archive/jyj/2023.csv
write kjj/2023 61 40
commit "改错"
status=0
juesuan load || status=$?
juesuan compare expenditure/total/total --years 2023
juesuan status
exit $status
