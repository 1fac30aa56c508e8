# A file that is GBK in the working tree by its attributes is UTF-8 in git, and
# that is what is read.
new_city
person 甲 2024-09-01
echo '*.csv working-tree-encoding=GBK' >city/archive/.gitattributes
write kjj/2023 60 40
iconv -f UTF-8 -t GBK city/archive/kjj/2023.csv >gbk
mv gbk city/archive/kjj/2023.csv
commit "决算"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
