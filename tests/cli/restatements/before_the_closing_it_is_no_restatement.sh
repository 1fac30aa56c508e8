# The day of the closing begins in the city's time zone.
new_city
echo 'closed: {2023: 2024-09-01}' >>city/juesuan.yaml
export GIT_AUTHOR_NAME=周舟 GIT_AUTHOR_EMAIL=clerk@example.invalid
export GIT_COMMITTER_NAME=周舟 GIT_COMMITTER_EMAIL=clerk@example.invalid
at() {
	export GIT_AUTHOR_DATE="$1" GIT_COMMITTER_DATE="$1"
}
at 2024-08-01T10:00:00+0800
write kjj/2023 10 20
commit 公布
at 2024-08-31T15:59:59+0000
write kjj/2023 11 20
commit 当日前
at 2024-08-31T16:00:00+0000
write kjj/2023 12 20
commit 当日
juesuan load >load
juesuan restatements --format csv --lang zh |
	tr -d '\r' | sed '/^$/,$d' | cut -d, -f1,6-8

juesuan restatements --since 2024-08-31 --format csv | grep -c '^kjj' || true
