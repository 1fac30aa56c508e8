# The digest names those whose figures a new document has, whoever merged it; a
# document that came and went before the merge is not one.
night_city 'reports: [{report: log, formats: [csv]}]'
person 周舟 2024-08-01
write kjj/2023 60 40
commit 公布
night >first
archive switch -q -c side
person 方圆 2024-08-02
write kjj/2024 2 1
commit 方圆公布
person 石岩 2024-08-03
write kjj/2024 2 7
commit 石岩更正
write jyj/2023 5 3
commit 暂公布
archive rm -q jyj/2023.csv
archive commit -q -m 又撤下
archive switch -q main
person 林溪 2024-08-04
archive merge -q --no-ff -m 合入 side
juesuan nightly >second 2>&1
sed -n '/^Kind/,/^$/p' city/night/digest.txt
