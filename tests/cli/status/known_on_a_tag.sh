# A tag or a branch names its commit, where the word is no date and no commit.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "一"
archive tag -a -m "报送稿" v1
archive tag beef
archive switch -q -c side
person 乙 2024-09-02
write kjj/2023 61 40
commit "旁支"
archive tag draft
archive switch -q main
person 丙 2024-09-03
write jyj/2023 1 1
commit "二"
archive tag 2024-final
archive merge -q --no-ff -m "合入" side
juesuan load >/dev/null
known() {
	echo "$1:"
	juesuan status --known-on "$1" | grep -E '^(Known on|Commit)' || :
}
known v1
known refs/tags/v1
known beef
known 2024-final
known main
known main~1
known draft
known none
known 2024-02-30
known 2024-09-02
