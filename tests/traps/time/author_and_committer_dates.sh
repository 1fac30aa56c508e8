# Who wrote a change and when is the author; when the archive knew of it is the
# committer's date.
published_city 决算
person 乙 2024-09-10
write kjj/2023 65 40
archive add -A
GIT_COMMITTER_NAME=丙 GIT_COMMITTER_DATE=2024-10-20T10:00:00+0800 \
	archive commit -q -m "更正"
juesuan load >/dev/null
written kjj/2023/expenditure/206/basic
for day in 2024-09-30 2024-10-19 2024-10-20; do
	echo "$day: $(basic_on $day)"
done
