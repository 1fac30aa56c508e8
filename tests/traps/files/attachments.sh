# A PDF and a workbook beside the accounts, and then alone changed: the figures
# come from the text, and `status` names what was not read.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
printf '%%PDF-1.4 一' >city/archive/kjj/2023.pdf
printf 'PK\003\004一' >city/archive/kjj/2023.xlsx
commit "决算及原件"
person 乙 2024-10-01
printf '%%PDF-1.4 二' >city/archive/kjj/2023.pdf
commit "换了原件"
status=0
juesuan load >/dev/null || status=$?
timeline kjj/2023/expenditure/206/basic
state kjj 2023
exit $status
