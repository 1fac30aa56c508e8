# A disk that is full in the middle of a load: last night's warehouse stays, can
# be read, and the next load with room ends the work.
[ "$(id -u)" = 0 ] || { echo "needs root"; exit 77; }
new_city
mkdir small
mount -t tmpfs -o size=1600k none small 2>/dev/null ||
	{ echo "cannot mount here"; exit 77; }
trap 'umount -l small' EXIT
sed -i "s|^warehouse: .*|warehouse: $PWD/small/juesuan.db|" city/juesuan.yaml
person 甲 2024-09-01
write kjj/2023 60 40
commit "决算"
juesuan load >/dev/null
person 乙 2024-09-02
write kjj/2023 61 40
commit "更正"
head -c 10m /dev/zero >small/other 2>/dev/null || true
status=0
juesuan load || status=$?
juesuan load --rebuild || true
ls small | grep -v other
timeline kjj/2023/expenditure/206/basic
rm small/other
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
exit $status
