# A clone without its blobs: the first one that is missed is named with the
# remedy, and no network is asked.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "决算"
archive config uploadpack.allowFilter true
git clone -q --bare --filter=blob:none "file://$PWD/city/archive" partial
mv city/archive whole
mv partial city/archive
mv whole gone
juesuan load
