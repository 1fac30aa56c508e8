# Two rows whose differences cancel; the second was written by one person and
# merged by another.
new_city
echo 'closed: {2023: 2024-09-01}' >>city/juesuan.yaml
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
person 方圆 2024-09-02
write kjj/2023 15 20
commit 调整
archive branch side
archive checkout -q side
person 石岩 2024-09-03
write kjj/2023 10 20
commit "撤销调整

更正原因：没有依据。"
archive checkout -q main
person 秦朗 2024-09-04
archive merge -q --no-ff -m 合入 side
juesuan load >load
juesuan restatements --format csv --lang zh |
	tr -d '\r' | sed '/^$/,$d' | cut -d, -f1,6-
