# A commit that a rewrite took away and another one puts back was known when it
# was first there: no load that saw it before is said to have been without it, and
# one that came late is not made punctual by going away in between.
new_city
sed -i '$a closed: {2023: 2025-01-01}' city/juesuan.yaml
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
person 乙 2024-09-02
write kjj/2023 61 40
commit "更正"
archive tag known
juesuan load >/dev/null
person 丙 2024-09-03
write kjj/2023 62 40
commit "迟到的更正"
archive tag late
juesuan load >/dev/null
# accept TAG: rewrite the history to what the tag names, and tell what is late.
accept() {
	archive reset -q --hard "$1"
	juesuan load --accept-rewrite >/dev/null
	echo "$1:"
	juesuan restatements --since 2024-01-01 --format csv |
		sed -n '/206\/basic/p' | cut -d, -f1,7,8,13
}
person 丁 2024-09-04
archive commit -q --amend -m "另行更正"
write kjj/2023 63 40
archive commit -q -a --amend --no-edit
archive tag other
archive reset -q --hard known
write kjj/2023 64 40
archive commit -q -a --amend -m "又一个"
archive tag another
accept other
accept known
accept another
accept known
accept late
