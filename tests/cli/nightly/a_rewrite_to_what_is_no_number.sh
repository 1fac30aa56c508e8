# What stood there before a rewrite is printed in the unit that it had there: on
# the line of now there may have been no form before the value that replaces it.
night_city
person 周舟 2024-09-01
write kjj/2023 60 40
sed -i 's/^206.*/206,科学技术支出,———,———,40.00/' city/archive/kjj/2023.csv
commit 公布
write kjj/2023 61 40
commit 更正
night
archive reset -q --hard HEAD~1
juesuan load --accept-rewrite >load
night
digest
