# Commits of a rewritten history may be dated before the closing: what loads had
# seen decides. A change that is new to the load that accepted the rewrite counts
# from then on, one that was known before from when it was known; what was only
# committed again as it was is no news.
new_city
echo 'closed: {2023: 2024-09-01}' >>city/juesuan.yaml
person 周舟 2024-08-01
write kjj/2023 10 20
write jyj/2023 10 20
commit 公布
person 方圆 2024-09-10
write jyj/2023 11 20
commit 更正
juesuan load >load
show() {
	juesuan restatements "$@" >report
	sed -n '/^[kj]/p' report | cut -d' ' -f1 | sort | uniq -c
	sed -n '/ is dated /p' report | sed 's/first seen by.*/first seen by a load./'
}
echo "before:"
show
echo "the change dated back, and another one of these days:"
archive reset -q --hard HEAD~1
person 方圆 2024-09-10
export GIT_COMMITTER_DATE="2024-08-03T10:00:00+0800"
write jyj/2023 11 20
commit 更正
person 石岩 2024-08-04
write kjj/2023 12 20
commit 调整
juesuan load --accept-rewrite >load
show
juesuan load --rebuild >load
show --department kjj --format csv | wc -l
echo "committed again, as it was:"
archive checkout -q HEAD~2
person 周舟 2024-08-01
archive commit -q --amend -m "公布，另写"
archive cherry-pick main~1 main >/dev/null
archive branch -f main >branch
archive switch -q main
juesuan load --accept-rewrite >load
sed -n 1p load
show
