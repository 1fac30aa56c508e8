# A document that was published and deleted beside the branch, merged, and then
# published: before that it was missing, not deleted, and nothing returned.
new_city
cat >>city/juesuan.yaml <<'YAML'
closed: {2023: 2024-08-03}
YAML
person 周舟 2024-08-01
write kjj/2024 60 40
commit 公布
archive switch -q -c side
person 方圆 2024-08-02
write jyj/2023 5 3
commit 暂公布
archive rm -q jyj/2023.csv
archive commit -q -m 又撤下
archive switch -q main
person 林溪 2024-08-04
archive merge -q --no-ff -m 合入 side
juesuan load >load
juesuan status --format csv | grep jyj,
juesuan compare expenditure/206/basic --years 2023 --departments jyj \
	--format csv | sed -n 2p
juesuan trace jyj/2023/expenditure/206/basic 2>&1 || echo "status $?"
person 石岩 2024-08-05
write jyj/2023 9 9
commit 公布
juesuan load >load
juesuan restatements --format csv | grep ^jyj
juesuan log jyj --format csv | tr -d '\r' | sed '/^$/,$d' |
	cut -d, -f1,3,7,9,12-
juesuan trace jyj/2023/expenditure/206/basic --format csv | tr -d '\r' |
	sed '/^$/,$d' | cut -d, -f1-4
