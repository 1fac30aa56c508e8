# What counted goes on with the place where it stood: a later file of the document
# that has the form too is not named for it while the first one cannot be read.
new_city
sed -i 's|sources: "{department}/{year}\*"|sources: ["{department}/{year}.csv", "{department}/{year}*"]|' city/juesuan.yaml
person 甲 2024-09-01
write kjj/2023 60 40
(echo 前言; sed s/60.00/59.00/ city/archive/kjj/2023.csv) >city/archive/kjj/2023b.csv
commit "2023 年决算"
cp city/archive/kjj/2023.csv whole
shown() {
	juesuan load >load || :
	juesuan show kjj 2023 expenditure | sed '1,6d' | cut -c1-72
}
person 乙 2024-09-02
echo "206,科学技术支出,1.00,1.00,0.00" >>city/archive/kjj/2023.csv
commit "一行写了两遍"
shown
person 丙 2024-09-03
printf '\000' >city/archive/kjj/2023.csv
sed -i 's/59.00/58.00/; 1a又一行' city/archive/kjj/2023b.csv
commit "打不开，另一个文件也改了"
shown
person 丁 2024-09-04
cp whole city/archive/kjj/2023.csv
commit "恢复"
shown
