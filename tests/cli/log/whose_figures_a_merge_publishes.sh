# A document that two wrote beside the branch, one that a merge wrote itself,
# and one that a merge brought with somebody else's history: what is told of a
# commit is what the branch has from it.
new_city
person 周舟 2024-08-01
write kjj/2023 60 40
commit 公布
archive switch -q -c side
person 方圆 2024-08-02
write kjj/2024 2 1
commit 方圆公布
person 石岩 2024-08-03
write kjj/2024 2 7
commit 石岩更正
archive switch -q main
person 林溪 2024-08-04
archive merge -q --no-ff -m 合入 side
archive switch -q -c other
person 方圆 2024-08-05
write kjj/2023 61 40
commit 更正
archive switch -q main
person 秦朗 2024-08-06
archive merge -q --no-ff --no-commit other >merge 2>&1
write kjj/2023 61 41
write jyj/2023 5 5
commit 合入时另改
git init -q -b main apart
cp city/archive/jyj/2023.csv apart/2024.csv
person 白露 2024-08-07
git -C apart add -A
git -C apart commit -q -m 另一个库
archive fetch -q ../../apart main
person 秦朗 2024-08-08
archive merge -q --allow-unrelated-histories -s ours --no-commit FETCH_HEAD \
	>merge 2>&1
archive read-tree --prefix=jyj/ -u FETCH_HEAD
archive commit -q -m 并入
juesuan load >load
log() {
	juesuan log "$@" --lang zh --format csv | tr -d '\r' |
		sed '/^$/,$d' | cut -d, -f1,3,7,9,12-
}
log
log --author 秦朗 --figures 1
log --commit "$(archive rev-parse HEAD)"
for column in basic project; do
	juesuan trace kjj/2024/expenditure/206/$column --format csv |
		tr -d '\r' | sed '/^$/,$d' | cut -d, -f1-4
done
