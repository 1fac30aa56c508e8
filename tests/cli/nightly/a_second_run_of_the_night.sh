# What the first run told stays beside the digest of the second, which has
# nothing to tell; a third one with news has a file of its own.
night_city 'closed: {2023: 2024-09-02}'
person 周舟 2024-09-01
for year in 2023 2024; do
	write kjj/$year 60 40
	write jyj/$year 10 10
done
commit 公布
night
ls city/night
person 方圆 2024-09-03
write kjj/2023 61 40
commit 改
night
ls city/night
night
ls city/night
tail -n 1 city/night/digest.txt
grep -c '^closed year changed without a reason' city/night/digest-2.txt
write kjj/2023 62 40
commit 又改
night
ls city/night
