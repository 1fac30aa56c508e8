# A tag names a moment wherever a date or a commit does.
new_city
echo 'closed: {2023: 2024-09-01}' >>city/juesuan.yaml
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
person 方圆 2024-09-02
write kjj/2023 11 20
commit 一改
archive tag audit-2024
write kjj/2023 12 20
commit 二改
archive tag -m 第二次 -a audited
write kjj/2023 13 20
commit 三改
juesuan load >load
juesuan restatements --since audit-2024 --until audited --format csv --lang zh |
	tr -d '\r' | sed '/^$/,$d' | cut -d, -f1,6-8
juesuan log --commit audited --format csv --lang zh |
	tr -d '\r' | sed '/^$/,$d' | cut -d, -f7,12,14,17-18
juesuan show kjj 2023 expenditure --known-on audit-2024 | grep 206
juesuan restatements --since no-such-tag || echo $?
