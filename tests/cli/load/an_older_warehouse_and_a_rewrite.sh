# A warehouse that cannot be read tells not what a rewrite took away: so it is made
# anew first, up to what its ledger says was loaded last. Where the archive has
# lost that, it is said.
new_city
sed -i '$a closed: {2023: 2025-01-01}' city/juesuan.yaml
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
person 乙 2024-10-01
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
# rewritten BASIC: by somebody who amends the last commit, in an older program's
# city.
rewritten() {
	sqlite3 city/juesuan.db "PRAGMA user_version = 1"
	write kjj/2023 "$1" 40
	archive commit -q --amend -a -m "另行更正"
}
rewritten 62
juesuan load 2>/dev/null || echo "status $?"
ls city
juesuan load --accept-rewrite
juesuan trace kjj/2023/expenditure/206/basic --format csv | tr -d '\r' |
	sed '1d;/^$/,$d' | cut -d, -f1-5
verify
sqlite3 city/juesuan.db "SELECT id, kind, position, kept FROM load ORDER BY id"
rewritten 63
archive for-each-ref --format 'delete %(refname)' refs/juesuan |
	archive update-ref --stdin
archive reflog expire --expire=now --all
archive gc -q --prune=now
juesuan load --accept-rewrite
