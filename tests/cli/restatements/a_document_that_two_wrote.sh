# A document that a merge published after the closing has a row for each of those
# whose figures it has.
new_city
echo 'closed: {2023: 2024-08-02}' >>city/juesuan.yaml
person 周舟 2024-08-01
write jyj/2023 1 2
commit 公布
archive switch -q -c side
person 方圆 2024-08-02
write kjj/2023 2 1
commit 方圆公布
person 石岩 2024-08-03
write kjj/2023 2 7
commit 石岩更正
archive switch -q main
person 林溪 2024-08-04
archive merge -q --no-ff -m 合入 side
juesuan load >load
juesuan restatements --format csv --lang zh | tr -d '\r' | sed '/^$/,$d' |
	cut -d, -f1,4,6-13,15
