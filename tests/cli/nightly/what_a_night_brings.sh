# A closed year changed without a reason comes first, then what is new, then
# changes with a reason; what is missing ends it.
night_city 'closed: {2023: 2024-09-01}'
person 周舟 2024-08-01
write kjj/2023 10 20
write jyj/2023 10 20
commit 公布
night
person 方圆 2024-09-03
write kjj/2023 11 20
commit 调整
person 石岩 2024-09-04
write kjj/2024 1 2
commit 公布
write jyj/2023 10 21
commit "更正

更正原因：审计调整。"
night
digest
juesuan --lang zh nightly 2>log
cat city/night/digest.txt
