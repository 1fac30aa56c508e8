# A text without any table beside the accounts: what is done to it is no format
# of a figure, and is told; nor is another value in a file that does not count.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write kjj/2023z 65 40
printf '本部门情况说明。\n' >city/archive/kjj/2023-说明.txt
commit "决算及说明"
person 乙 2024-10-01
printf '本部门情况说明（修订）。\n' >city/archive/kjj/2023-说明.txt
commit "修订说明"
person 丙 2024-10-02
write kjj/2023z 66 40
commit "改了不作数的文件"
person 丁 2024-10-03
sed -i 's/$/\r/' city/archive/kjj/2023.csv
commit "CRLF"
person 戊 2024-10-04
write kjj/2023 61 40
printf '本部门情况说明（再修订）。\n' >city/archive/kjj/2023-说明.txt
commit "两个都改"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
deeds kjj/2023
