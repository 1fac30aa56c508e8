# Last year's file, put into the archive as this year's once more.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
cp city/archive/kjj/2023.csv city/archive/kjj/2024.csv
commit 公布
juesuan load >load
juesuan status | sed -n '/^These/p'
