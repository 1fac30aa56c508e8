juesuan init city --city 朔州市 --lang zh >/dev/null
cd city
juesuan --lang zh load
