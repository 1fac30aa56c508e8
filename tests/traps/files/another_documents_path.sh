# A file is overwritten with another department's accounts. They are not taken
# for this one's: its figures stay what they were, and `status` says why.
new_city
named() {
	sed -i "1i部门名称：$2" "city/archive/$1.csv"
}
person 甲 2024-09-01
write kjj/2023 60 40
named kjj/2023 试验市科学技术局
write jyj/2023 500 300
named jyj/2023 试验市教育局
commit "决算"
person 乙 2024-10-01
cp city/archive/jyj/2023.csv city/archive/kjj/2023.csv
commit "误存"
juesuan load >/dev/null || [ $? = 1 ]
timeline kjj/2023/expenditure/206/basic
state kjj 2023
