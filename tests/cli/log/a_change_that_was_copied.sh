# A correction that was cherry-picked and merged later is one change, not two
# that were made independently.
new_city
person 周舟 2024-08-01
write kjj/2023 60 40
commit 公布
archive switch -q -c side
person 方圆 2024-08-02
write kjj/2023 61 40
commit 更正
archive switch -q main
person 石岩 2024-08-03
write jyj/2023 1 1
commit 另公布
person 林溪 2024-08-04
archive cherry-pick side >picked
person 秦朗 2024-08-05
archive merge -q --no-ff -m 合入 side
juesuan load >load
juesuan log kjj/2023 --lang zh --format csv | tr -d '\r' |
	sed '/^$/,$d' | cut -d, -f1,3,5,7,9,12-
juesuan log kjj/2023 --figures 1 --format csv | tr -d '\r' |
	sed '/^$/,$d' | cut -d, -f1,5,12-14
