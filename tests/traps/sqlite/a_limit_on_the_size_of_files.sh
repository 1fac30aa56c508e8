# A file that may not grow is like a full disk: nothing is half done.
published_city 决算
status=0
(ulimit -f 300; trap '' XFSZ; juesuan load) || status=$?
ls city
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
exit $status
