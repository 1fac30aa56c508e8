published_city
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
archive reset -q --hard HEAD~1
write kjj/2023 62 40
commit "另一个更正"
status=0
juesuan load || status=$?
juesuan compare expenditure/total/total --format csv
juesuan load --accept-rewrite
juesuan compare expenditure/total/total --format csv
exit $status
