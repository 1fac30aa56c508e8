# A cell that becomes blank or not applicable, a form and a document that go,
# and a cell that was blank before: states, never zeros.
new_city
echo 'closed: {2023: 2024-09-01}' >>city/juesuan.yaml
person 周舟 2024-08-01
write kjj/2023 10 20
sed -i 's/^206,.*/206,科学技术支出,30.00,,20.00/' city/archive/kjj/2023.csv
commit 公布
person 方圆 2024-09-02
sed -i 's/^206,.*/206,科学技术支出,30.00,10.00,———/' city/archive/kjj/2023.csv
commit 补填
person 方圆 2024-09-03
sed -i 's/^206,.*/206,科学技术支出,0.00,,x/' city/archive/kjj/2023.csv
commit 再改
person 方圆 2024-09-04
rm city/archive/kjj/2023.csv
commit 撤下
juesuan load >load || [ $? = 1 ]
juesuan restatements --format csv --lang zh |
	tr -d '\r' | sed '/^$/,$d' | cut -d, -f1,4-9
