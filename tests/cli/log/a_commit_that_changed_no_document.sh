new_city
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
echo 说明 >city/archive/README
commit 说明
juesuan load >load
juesuan log --commit "$(archive rev-parse --short=8 HEAD)"
