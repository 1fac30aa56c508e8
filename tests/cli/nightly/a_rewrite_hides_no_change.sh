# After an accepted rewrite the values are compared: a change slipped in before
# the last digest's tip, and under an older date, is told; what only has another
# commit is not; what is gone is.
night_city 'closed: {2023: 2024-09-02}'
person 周舟 2024-09-01
write kjj/2023 60 40
write jyj/2023 10 10
commit 公布
person 方圆 2024-09-03
write kjj/2024 61 40
write jyj/2024 5 6
commit 公布
night
archive reset -q --hard HEAD~1
person 石岩 2024-09-01
write jyj/2023 99 10
commit 改
person 方圆 2024-09-03
write kjj/2024 61 40
commit 公布
juesuan load --accept-rewrite >load
night
digest
tail -n 2 city/night/digest.txt
person 石岩 2024-09-04
write kjj/2024 62 40
commit 更正
night
digest
