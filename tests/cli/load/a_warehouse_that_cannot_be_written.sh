published_city
sed -i "s|juesuan.db|nowhere/juesuan.db|" city/juesuan.yaml
juesuan load
