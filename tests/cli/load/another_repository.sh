published_city
juesuan load >/dev/null
mv city/archive city/other
git init -q -b main city/archive
person 乙 2025-09-01
write kjj/2023 61 40
commit "另一个仓库"
status=0
juesuan load || status=$?
juesuan load --lang zh || status=$?
juesuan load --accept-rewrite
exit $status
