published_city
echo "this is no database, and long enough to be looked at" >city/juesuan.db
juesuan load
