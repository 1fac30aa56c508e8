# A clone without its blobs: the first one that is missed is named with the
# remedy, and no network is asked.
published_city 决算
archive config uploadpack.allowFilter true
git clone -q --bare --filter=blob:none "file://$PWD/city/archive" partial
mv city/archive whole
mv partial city/archive
mv whole gone
juesuan load
