# The last digest stood on a branch that is no longer the configured one: only
# what differs is told, and what is new there as a document, in one row.
night_city
person 周舟 2024-09-01
write kjj/2023 60 40
commit 公布
archive branch other
person 方圆 2024-09-02
write kjj/2023 61 40
commit 更正
night
archive switch -q other
person 石岩 2024-09-01
write jyj/2023 1 2
commit 公布
sed -i 's/branch: main/branch: other/' city/juesuan.yaml
juesuan load --accept-rewrite >/dev/null
night
digest
tail -n 2 city/night/digest.txt
