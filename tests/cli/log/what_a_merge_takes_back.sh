# A merge that takes a file as a side branch has had it since before a correction
# takes the correction back, and a document that was removed meanwhile returns:
# that is told where the merge is, and not among the first deeds of whoever wrote
# the old values.
new_city
person 周舟 2024-08-01
write kjj/2023 10 20
write kjj/2024 1 2
commit 公布
archive branch side
person 石岩 2024-08-02
write kjj/2023 11 20
archive rm -q kjj/2024.csv
commit 更正
archive switch -q side
person 方圆 2024-08-03
write jyj/2023 3 4
commit 另一处
archive switch -q main
person 秦朗 2024-09-04
archive merge -q --no-ff --no-commit side >merge 2>&1
archive checkout -q side -- kjj
archive commit -q -m 合入
juesuan load >load
show() {
	juesuan log "$@" --lang zh --format csv | tr -d '\r' | sed '/^$/,$d' |
		cut -d, -f1,3,7,9,12-14,17,18
}
show kjj
echo "since the day before:"
show kjj --since 2024-09-03 --figures 1 | sed 1d
echo "by the one who merged:"
show kjj --author 秦朗 --figures 1 | sed 1d
