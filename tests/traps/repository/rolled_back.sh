# A branch that was moved back to an older commit is news, and stops the load.
published_city 决算
person 乙 2024-09-02
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
archive reset -q --hard HEAD~1
status=0
juesuan load 2>&1 || status=$?
timeline kjj/2023/expenditure/206/basic
juesuan load --accept-rewrite >/dev/null
timeline kjj/2023/expenditure/206/basic
