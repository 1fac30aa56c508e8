# A correction that was changed again before it was merged, and one that the
# merge did not adopt.
new_city
person 周舟 2024-08-01
write kjj/2023 10 20
write jyj/2023 10 20
commit 公布
archive checkout -q -b side
person 方圆 2024-08-02
write kjj/2023 11 20
commit 一改
person 石岩 2024-08-03
write kjj/2023 12 20
write jyj/2023 13 20
commit 二改
archive checkout -q main
person 林溪 2024-08-04
write jyj/2023 14 20
commit 另改
person 秦朗 2024-08-05
archive merge -q --no-ff --no-commit side >merge 2>&1 || true
archive checkout -q --ours -- jyj/2023.csv
commit 合入
juesuan load >load
juesuan log --lang zh --format csv | tr -d '\r' | sed '/^$/,$d' | cut -d, -f1,3,7,9,12-
