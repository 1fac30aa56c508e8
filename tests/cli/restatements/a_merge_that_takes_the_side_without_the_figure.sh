# Nobody removed it: the one who merged made it go.
new_city
echo 'closed: {2023: 2024-09-01}' >>city/juesuan.yaml
person 周舟 2024-08-01
write jyj/2023 1 2
commit 开始
archive branch side
write kjj/2023 10 20
commit 公布
archive checkout -q side
person 石岩 2024-08-02
write jyj/2024 1 2
commit 另一处
archive checkout -q main
person 秦朗 2024-09-04
archive merge -q --no-ff --no-commit side >merge 2>&1
archive rm -qf kjj/2023.csv
archive commit -q -m 合入
juesuan load >load
juesuan restatements --format csv --lang zh |
	tr -d '\r' | sed '/^$/,$d' | cut -d, -f1,6-
