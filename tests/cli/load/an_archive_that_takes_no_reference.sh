published_city
touch city/archive/.git/refs/juesuan
juesuan load
juesuan load --rebuild
