# The merged view of a commit that was written beside the line: what of it its
# merge brought in, under who merged.
new_city
person 周舟 2024-08-01
write kjj/2023 60 40
write jyj/2023 5 3
commit 公布
archive switch -q -c side
person 方圆 2024-08-02
write kjj/2023 61 40
write jyj/2024 7 3
commit 更正
side=$(archive rev-parse --short=10 side)
person 石岩 2024-08-03
write jyj/2023 6 3
commit 再更正
archive tag second
archive switch -q main
archive switch -q -c other
write kjj/2024 2 1
commit 未取之公布
archive switch -q main
person 林溪 2024-08-04
archive merge -q --no-ff -m 合入 side
archive merge -q --no-ff -s ours -m 未取 other
juesuan load >load
rows() {
	juesuan log --merged-view --lang zh --format csv --commit "$@" |
		tr -d '\r' | cut -d, -f1,3,4,6,9,12-14,17-18
}
rows "$side"
rows second
rows other | sed 1q
juesuan log --merged-view --commit other | sed '1,/^---/d'
juesuan log --merged-view --commit "$side" --known-on 2024-08-02 | sed '1,5d'
