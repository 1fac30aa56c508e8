# A file that may not grow is like a full disk: nothing is half done.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "决算"
status=0
(ulimit -f 300; trap '' XFSZ; juesuan load) || status=$?
ls city
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
exit $status
