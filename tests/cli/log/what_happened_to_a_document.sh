# Renamed and corrected at once, re-ordered, deleted, published again.
new_city
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
person 方圆 2024-08-02
archive mv kjj/2023.csv kjj/2023-决算.csv
sed -i 's/^206,.*/206,科学技术支出,31.00,11.00,20.00/' city/archive/kjj/2023-决算.csv
commit 改名并更正
sed -i 's/$/\r/' city/archive/kjj/2023-决算.csv
commit 换行符
rm city/archive/kjj/2023-决算.csv
commit 撤下
write kjj/2023 12 20
commit 重新公布
printf '\000' >city/archive/kjj/2023.csv
commit 坏了
juesuan load >load || [ $? = 1 ]
juesuan log kjj/2023 --lang zh --format csv | tr -d '\r' | sed '/^$/,$d' | cut -d, -f1,7,9,12-
