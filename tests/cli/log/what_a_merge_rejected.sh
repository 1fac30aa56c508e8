# A document and a deletion that a merge did not take: in the unit of the form,
# and not as something that stood on the branch or left it. What came and went
# beside the branch never stood there either.
new_city
person 周舟 2024-08-01
write kjj/2023 60 40
write kjj/2024 6 4
commit 公布
archive switch -q -c side
person 方圆 2024-08-02
write jyj/2023 5 3
commit 新公布
person 石岩 2024-08-03
archive rm -q kjj/2023.csv
archive commit -q -m 撤下
archive switch -q main
person 林溪 2024-08-04
archive merge -q --no-ff -s ours -m 未取 side
archive switch -q -c other
person 方圆 2024-08-05
write jyj/2024 5 3
commit 暂公布
person 石岩 2024-08-06
archive rm -q jyj/2024.csv
archive commit -q -m 又撤下
archive switch -q main
person 林溪 2024-08-07
archive merge -q --no-ff -m 合入 other
juesuan load >load
juesuan log --lang zh --format csv | tr -d '\r' |
	sed '/^$/,$d' | cut -d, -f1,3,7,9,12-
juesuan trace jyj/2023/expenditure/206/basic --format csv |
	tr -d '\r' | sed '/^$/,$d' | cut -d, -f1-4
juesuan trace kjj/2023/expenditure/206/basic --format csv |
	tr -d '\r' | sed '/^$/,$d' | cut -d, -f1-4
