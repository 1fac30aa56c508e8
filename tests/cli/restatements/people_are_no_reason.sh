# Who is named by a trailer stands with the person; a reason is only what says so.
new_city
cat >>city/juesuan.yaml <<YAML
closed: {2023: 2024-09-01}
output: night
YAML
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
night >/dev/null
person 方圆 2024-09-02
write kjj/2023 11 20
commit "调整

Co-authored-by: 石岩 <clerk@example.invalid>
更正人：石岩"
write kjj/2023 12 20
commit "再调整

Co-authored-by: 石岩 <clerk@example.invalid>
更正原因：审计调整"
night
digest
juesuan restatements --format json | grep '^{"address":"[^(]*basic' |
	sed -e 's/.*"written_by"/"written_by"/' -e 's/"written_on.*"why"/"why"/'
juesuan trace kjj/2023/expenditure/206/basic --format csv | tr -d '\r' |
	sed '/^$/,$d' | cut -d, -f1,3,13-
