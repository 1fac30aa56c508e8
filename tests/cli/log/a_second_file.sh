# A second file beside the first is no other name for it.
new_city
person 周舟 2024-08-01
write kjj/2023 60 40
commit 公布
person 方圆 2024-08-02
cp city/archive/kjj/2023.csv city/archive/kjj/2023决算.csv
commit 第二个文件
archive rm -q kjj/2023.csv
archive commit -q -m 删去第一个
archive mv kjj/2023决算.csv kjj/2023.csv
archive commit -q -m 改名
juesuan load >load
juesuan log --lang zh --format csv | tr -d '\r' |
	sed '/^$/,$d' | cut -d, -f1,7,9,12-
