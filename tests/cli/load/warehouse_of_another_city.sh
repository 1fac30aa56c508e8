published_city
juesuan load >/dev/null
sed -i "s/试验市, code: \"999901\"/别处市, code: \"999902\"/" city/juesuan.yaml
juesuan load
