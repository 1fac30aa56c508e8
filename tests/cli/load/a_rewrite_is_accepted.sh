# Amended, re-attributed, taken away and merely copied: what a rewrite did to
# figures is listed, what it did to commits alone is counted.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 7 5
commit "2023 年决算"
person 乙 2025-09-01
write kjj/2024 70 40
commit "2024 年决算"
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
tip=$(archive rev-parse HEAD)
archive reset -q --hard HEAD~2
person 丙 2025-09-02
write kjj/2024 70 50
commit "2024 年决算"
archive rm -q jyj/2023.csv
commit "撤下"
person 乙 2025-09-01
write kjj/2023 61 40
commit "更正，另一个提交"
status=0
juesuan load || status=$?
juesuan load --accept-rewrite
juesuan load --lang zh
# The old history stays, whatever git throws away.
archive reflog expire --expire=now --all
archive gc -q --prune=now
archive for-each-ref --format="%(refname)" refs/juesuan
archive rev-parse -q --verify "$tip^{commit}" >/dev/null
verify
exit $status
