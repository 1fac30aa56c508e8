# Another repository in the archive's place is no rewriting of history.
published_city 决算
juesuan load >/dev/null
rm -rf city/archive
git init -q -b main city/archive
write kjj/2023 10 10
commit "另一个城市的决算"
status=0
juesuan load || status=$?
timeline kjj/2023/expenditure/206/basic
exit $status
