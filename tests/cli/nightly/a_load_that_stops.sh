# The digest says so, and last night's reports stay; once the rewrite was
# accepted, the digest says that.
night_city \
	'reports:' \
	'  - {report: status}'
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
write kjj/2023 11 20
commit 更正
night
cp city/night/status.txt last
write kjj/2023 12 20
archive add -A
archive commit -q --amend -m 改写
night
cmp last city/night/status.txt
cat city/night/digest.txt
juesuan load --accept-rewrite >load
night
digest
tail -n 2 city/night/digest.txt
