# All of it is news to a closed year: one row, however many figures it has, and
# no sum, for what was not there has no difference. What is corrected later is.
new_city
echo 'closed: {2023: 2024-09-01}' >>city/juesuan.yaml
person 周舟 2024-08-01
write jyj/2023 1 2
commit 公布
person 周舟 2024-09-02
write kjj/2023 10 20
commit 补报
person 方圆 2024-09-03
write kjj/2023 10 21
commit 更正
juesuan load >load
juesuan restatements --department kjj --format csv --lang zh |
	tr -d '\r' | sed '/^$/,$d' | cut -d, -f1,4,6-13
