published_city
git clone -q --bare city/archive bare
rm -rf city/archive
mv bare city/archive
juesuan load
