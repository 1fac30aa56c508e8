# What a later file of a document gives otherwise is told as long as it stands,
# whatever else the night brings.
night_city
person 周舟 2024-08-01
write kjj/2023 10 20
write jyj/2023 10 20
commit 公布
night
person 方圆 2024-09-03
write kjj/2023b 11 20
commit 补传
night
digest
person 石岩 2024-09-04
write jyj/2024 10 20
commit 公布
juesuan --lang zh nightly 2>log
cat city/night/digest.txt
person 方圆 2024-09-05
write kjj/2023b 10 20
commit 改正
night
digest
