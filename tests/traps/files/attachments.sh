# A workbook and a written document beside the accounts, and then one of them
# alone changed: the figures come from the text, and `status` names what was not
# read.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
printf 'PK\003\004一' >city/archive/kjj/2023.xlsx
printf '\320\317\021\340一' >city/archive/kjj/2023.doc
commit "决算及原件"
person 乙 2024-10-01
printf 'PK\003\004二' >city/archive/kjj/2023.xlsx
commit "换了原件"
status=0
juesuan load >/dev/null || status=$?
timeline kjj/2023/expenditure/206/basic
state kjj 2023
exit $status
