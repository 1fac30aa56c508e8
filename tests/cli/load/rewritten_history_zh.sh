published_city
juesuan load >/dev/null
write kjj/2023 62 40
archive commit -q --amend -a -m "改写"
juesuan load --lang zh
