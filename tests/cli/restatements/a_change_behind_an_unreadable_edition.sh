# Either of two people can have made it: the report says so.
new_city
echo 'closed: {2023: 2024-09-01}' >>city/juesuan.yaml
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
person 方圆 2024-09-02
printf '\000' >city/archive/kjj/2023.csv
commit 坏了
person 石岩 2024-09-03
write kjj/2023 11 20
commit 修复
juesuan load >load
juesuan restatements --format csv --lang zh | tr -d '\r' >all
sed '/^$/,$d' all | cut -d, -f1,6-8,12-14
grep between all
