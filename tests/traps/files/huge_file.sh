# A file over the configured limit is not read into memory, but set aside with
# its size.
new_city
echo 'limits: {file: 64 KiB}' >>city/juesuan.yaml
person 甲 2024-09-01
write kjj/2023 60 40
commit "决算"
person 乙 2024-10-01
head -c 40000000 /dev/zero | tr '\0' x >>city/archive/kjj/2023.csv
commit "附了四千万字节"
status=0
limit=400000
# The sanitizers want more than there is.
{ (ulimit -v $limit && juesuan version) || limit=unlimited; } >/dev/null 2>&1
(ulimit -v $limit && juesuan load) >/dev/null || status=$?
timeline kjj/2023/expenditure/206/basic
state kjj 2023
exit $status
