# It stands among the changes of closed years: without a reason first.
night_city 'closed: {2023: 2024-09-01}'
person 周舟 2024-08-01
write kjj/2024 1 2
commit 公布
night
person 方圆 2024-09-03
write kjj/2023 10 20
commit 补报
write jyj/2024 3 4
commit 公布
write jyj/2023 10 20
commit "补报

更正原因：原漏报。"
night
digest
grep '"note":{' city/night/digest.json | sed 's/.*"note"/"note"/;s/"written_on.*//'
