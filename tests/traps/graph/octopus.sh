# Three branches merged at once: every figure belongs to the branch that
# changed it, and what no branch changed to who wrote it first.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write kjj/2024 61 41
write jyj/2023 500 300
write jyj/2024 510 310
commit "决算"
for branch in kjj/2023 kjj/2024 jyj/2023; do
	archive switch -q -c "$branch" main
	person "$branch 的人" 2024-10-08
	write "$branch" 77 41
	commit "更正 $branch"
done
archive switch -q main
person 丁 2024-10-10
archive merge -q --no-ff -m "一次合入三支" kjj/2023 kjj/2024 jyj/2023 >/dev/null
archive rev-list --parents -n 1 HEAD | wc -w
juesuan load >/dev/null
for document in kjj/2023 kjj/2024 jyj/2023 jyj/2024; do
	echo "$document"
	timeline "$document/expenditure/206/basic"
done
