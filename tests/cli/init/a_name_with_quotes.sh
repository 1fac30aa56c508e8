juesuan init city --city "A \"B\" \\C" >/dev/null
grep city: city/juesuan.yaml
juesuan load --config city/juesuan.yaml
