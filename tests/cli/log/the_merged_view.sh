# What each commit of the branch's own line brought onto it: a merge is told as
# the merger's, and by that name only. Who wrote is in the ordinary log.
new_city
person 周舟 2024-08-01
write kjj/2023 60 40
commit 公布
archive switch -q -c side
person 方圆 2024-08-02
write kjj/2023 61 40
commit 更正
write jyj/2023 5 3
commit 新公布
archive switch -q main
person 石岩 2024-08-03
write kjj/2024 1 1
commit 直接公布
archive switch -q -c other
write kjj/2024 2 1
commit 未取之更正
archive switch -q main
person 林溪 2024-08-04
archive merge -q --no-ff -m 合入 side
archive merge -q --no-ff -s ours -m 未取 other
juesuan load >load
juesuan log --merged-view
juesuan log --merged-view --lang zh --author 林溪 --format csv | tr -d '\r' |
	cut -d, -f1,3-6,9,12-14,17-18
juesuan log --merged-view --author 方圆 | sed '1,/^$/d'
