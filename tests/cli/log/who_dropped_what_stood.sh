# A value that stood on the branch and that a merge then dropped is told where
# the merge is: who had made it, and who dropped it.
new_city
person 周舟 2024-08-01
write jyj/2023 1 2
commit 开始
archive branch side
write kjj/2023 10 20
commit 公布
archive switch -q side
person 石岩 2024-08-02
write jyj/2024 1 2
commit 另一处
archive switch -q main
person 秦朗 2024-09-04
archive merge -q --no-ff --no-commit side >merge 2>&1
archive rm -qf kjj/2023.csv
archive commit -q -m 合入
juesuan load >load
show() {
	juesuan log "$@" --format csv | tr -d '\r' | sed '/^$/,$d' |
		cut -d, -f1,3,7,9,12-14
}
show
echo "since the day before:"
show --since 2024-09-03 | sed 1d
echo "by the one who made it:"
show --author 周舟 --since 2024-09-03 --figures 1 | sed 1d
echo "by the one who dropped it:"
show --author 秦朗 --figures 1 | sed 1d
