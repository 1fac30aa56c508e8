# Conflict markers were committed, and later a file that breaks off in the middle.
# Nothing was deleted and added again: the figures stay, and what is found
# changed afterwards was changed by one of those who had their hands on it.
new_city
file=city/archive/kjj/2023.csv
person 甲 2024-09-01
write kjj/2023 60 40
commit "决算"
person 乙 2024-10-01
printf '<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> other\n' >$file
commit "冲突没有解决"
person 丙 2024-10-02
write kjj/2023 61 40
commit "解决冲突"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline kjj/2023/expenditure/206/project
person 丁 2024-10-03
printf '支出决算表\n单位：万元\n科目代码,科目名称,"本年支' >$file
commit "没存完"
status=0
juesuan load >/dev/null || status=$?
timeline kjj/2023/expenditure/206/basic
state kjj 2023
person 戊 2024-10-04
write kjj/2023 61 44
commit "重新上传"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline kjj/2023/expenditure/206/project
juesuan trace kjj/2023/expenditure/206/project --format json |
	grep -o '"id":"between".*"'
exit $status
