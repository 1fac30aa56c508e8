new_city
person 甲 2024-09-01
write kjj/2023 60 40
printf "\377\376\000\330" >city/archive/kjj/2024.txt
commit "二进制"
juesuan load && exit 9
juesuan status
