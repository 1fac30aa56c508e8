# A commit without a name, without a mail, with brackets and control characters
# in them: nothing is lost, nothing is made up, nothing reaches the terminal raw.
published_city 决算
basic=60
for who in " <>" " <nameless@example.invalid>" "无邮箱" "甲<乙> <a@b>" \
	"$(printf '\033[31m红\033[0m <esc@example.invalid>')" \
	"root <root@localhost>"; do
	basic=$((basic + 1))
	write kjj/2023 $basic 40
	archive add -A
	raw="tree $(archive write-tree)
parent $(archive rev-parse HEAD)
author $who 1725500000 +0800
committer $who 1725500000 +0800

第 $basic 版"
	new=$(printf '%s\n' "$raw" |
		archive hash-object -t commit -w --stdin --literally)
	archive update-ref refs/heads/main "$new"
done
juesuan load | tail -n 1 | sed 's/.*commits/commits/'
timeline kjj/2023/expenditure/206/basic
juesuan trace kjj/2023/expenditure/206/basic | grep -c "$(printf '\033')" || true
