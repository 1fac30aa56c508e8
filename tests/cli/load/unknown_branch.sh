published_city
archive branch -m other
juesuan load
