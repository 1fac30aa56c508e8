published_city
write kjj/2023 61 40
commit "更正"
git clone -q --depth 1 "file://$PWD/city/archive" shallow
rm -rf city/archive
mv shallow city/archive
juesuan load --lang zh
