juesuan init city --city 朔州市 >/dev/null
cd city
juesuan load
juesuan status
