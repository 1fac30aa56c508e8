# A load after the year was closed did not have it yet, whatever it is dated: the
# digest and the restatements go by when it came.
night_city 'closed: {2023: 2024-09-01}'
person 周舟 2024-08-01
write kjj/2023 10 20
write jyj/2023 10 20
commit 公布
night
person 方圆 2024-08-02
write kjj/2023 11 20
commit 调整
night
digest
when='s/of 20[0-9-]* [0-9:]* +08:00/of WHEN/g'
grep '"note":{' city/night/digest.json | sed 's/.*"note"/"note"/;s/"written_on.*//'
grep 'first seen' city/night/digest.txt | sed "$when"
juesuan restatements --format csv | tr -d '\r' | sed '/^$/,$d' |
	cut -d, -f1,7,8,13
juesuan load --rebuild >load
juesuan restatements --format csv | grep -c '^kjj'
