published_city
person 乙 2025-09-01
write kjj/2023 61 40
write jyj/2024 7 5
commit "更正"
juesuan load >/dev/null
archive reset -q --hard HEAD~1
status=0
juesuan load || status=$?
juesuan load --rebuild || status=$?
juesuan load --lang zh || status=$?
juesuan load --accept-rewrite --lang zh
exit $status
