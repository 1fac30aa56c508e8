# A date is a day in the city's zone, to its last second; a time of another zone
# is shown in both.
published_city 决算
export GIT_COMMITTER_DATE="2024-09-10T23:59:59+0800"
export GIT_AUTHOR_DATE="2024-09-10T11:59:59-0400"
write kjj/2023 61 40
commit "当天最后一秒"
export GIT_COMMITTER_DATE="2024-09-10T16:00:00+0000"
export GIT_AUTHOR_DATE="2024-09-10T16:00:00+0000"
write kjj/2023 62 40
commit "第二天的第一秒"
juesuan load >/dev/null
written kjj/2023/expenditure/206/basic
for day in 2024-09-09 2024-09-10 2024-09-11; do
	echo "$day: $(basic_on $day)"
done
