new_city
rm -rf city/archive
juesuan load --lang zh
