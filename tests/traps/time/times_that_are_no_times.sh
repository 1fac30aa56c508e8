# Seconds below zero, beyond all numbers, or no number at all.
new_city
person 甲 2024-09-10
write kjj/2023 60 40
commit "决算"
for time in "-1000 +0800" "99999999999999999999 +0800" "noon +0800" "5" \
	"1725000000 +9959" "-9223372036854775808 -0000"; do
	write kjj/2023 $((70 + ${#time})) 40
	archive add -A
	raw="tree $(archive write-tree)
parent $(archive rev-parse HEAD)
author 乙 <yi@example.invalid> $time
committer 乙 <yi@example.invalid> $time

时间是 $time"
	new=$(printf '%s\n' "$raw" |
		archive hash-object -t commit -w --stdin --literally)
	archive update-ref refs/heads/main "$new"
done
juesuan load | tail -n 1 | sed 's/.*commits/commits/'
written kjj/2023/expenditure/206/basic
