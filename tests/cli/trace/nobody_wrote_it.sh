# git itself refuses to commit for nobody; other programs do not.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
archive add -A
tree=$(archive write-tree)
commit=$(printf 'tree %s\nauthor  <> 1725156000 +0800\ncommitter  <> 1725156000 +0800\n\n2023\n' "$tree" |
	archive hash-object --literally -t commit -w --stdin)
write kjj/2023 70 40
archive add -A
tree=$(archive write-tree)
commit=$(printf 'tree %s\nparent %s\nauthor  <clerk@example.invalid> 1725156001 +0800\ncommitter  <> 1725156001 +0800\n\n2023\n' "$tree" "$commit" |
	archive hash-object --literally -t commit -w --stdin)
archive update-ref refs/heads/main "$commit"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/total | tail -n 6
juesuan trace kjj/2023/expenditure/206/total --lang zh | tail -n 6
