published_city
juesuan load >/dev/null
before=$(cat city/juesuan.db | cksum)
juesuan load
juesuan load --lang zh
test "$before" = "$(cat city/juesuan.db | cksum)"
