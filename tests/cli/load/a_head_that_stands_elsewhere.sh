# Whatever HEAD stands on, a commit, another branch or one without a commit: the
# configured branch is read, what is committed beside it is not, and what lies in
# the folder is not taken for that of the branch.
published_city
archive switch -q --detach
write kjj/2023 61 40
commit "脱离分支的提交"
write jyj/2023 1 1
look() {
	echo "$1:"
	juesuan load | tail -n 1
	juesuan submit || echo "status $?"
	juesuan status | tail -n 1
	juesuan trace kjj/2023/expenditure/206/basic --format csv |
		tr -d '\r' | sed '1d;/^$/,$d' | cut -d, -f1,4
}
look "on a commit"
archive switch -q -c work
look "on another branch"
archive symbolic-ref HEAD refs/heads/nothing
look "on a branch without a commit"
