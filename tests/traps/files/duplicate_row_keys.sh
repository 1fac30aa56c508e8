# A row stands twice: the form is set aside with both lines, its last figures
# stay, and the load goes on with everything else.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 500 300
commit "决算"
person 乙 2024-10-01
write kjj/2023 61 40
echo "206,科学技术支出,102.00,62.00,40.00" >>city/archive/kjj/2023.csv
write jyj/2023 501 300
commit "更正"
status=0
juesuan load >/dev/null || status=$?
timeline kjj/2023/expenditure/206/basic
timeline jyj/2023/expenditure/206/basic
state kjj 2023
exit $status
