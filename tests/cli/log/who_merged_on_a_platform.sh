# A platform commits merges under a name of its own. Who merged is the merge's
# author in every report; the committer is named behind him.
new_city
echo 'closed: {2023: 2024-08-01}' >>city/juesuan.yaml
person 周舟 2024-07-01
write kjj/2023 60 40
commit 公布
archive switch -q -c side
person 方圆 2024-08-02
write kjj/2023 61 40
commit 更正
archive switch -q main
person 林溪 2024-08-04
export GIT_COMMITTER_NAME=平台 GIT_COMMITTER_EMAIL=noreply@example.invalid
archive merge -q --no-ff -m 合入 side
juesuan load >/dev/null
for report in log restatements "trace kjj/2023/expenditure/206/basic"; do
	juesuan $report --format json >report
	echo "$report: $(sed -nE 's/.*"merged_by":"([^"]+)".*/\1/p' report |
		sort -u)"
done
juesuan log | sed '1,/^Old and new/d'
juesuan log --lang zh --format csv | tr -d '\r' | sed -n 4p | cut -d, -f3
