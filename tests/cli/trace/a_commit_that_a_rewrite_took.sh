# A report on a commit of before a rewrite cannot be made again; where the commit
# went is said, not that it may still have to be loaded.
published_city
person 乙 2024-09-02
write kjj/2023 61 40
commit "更正"
old=$(archive rev-parse HEAD)
write kjj/2023 62 40
commit "再更正"
tip=$(archive rev-parse HEAD)
juesuan load >/dev/null
archive reset -q --hard HEAD~2
juesuan load --accept-rewrite >/dev/null
for commit in "$old" "$tip" 12345678; do
	juesuan trace kjj/2023/expenditure/206/basic --known-on "$commit" 2>&1 ||
		echo "status $?"
done
juesuan log --lang zh --since "$tip" 2>&1 || echo "status $?"
