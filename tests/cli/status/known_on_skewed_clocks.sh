# What a date knows goes by K, so that no later commit is known before an
# earlier one, whatever their clocks said; a day is the city's, to its end.
new_city
person 甲 2024-09-10
write kjj/2023 60 40
commit "一"
person 乙 2024-09-02
write kjj/2023 61 40
commit "时钟慢了"
person 丙 2024-09-11
export GIT_COMMITTER_DATE="2024-09-11T15:59:59+0000"
write kjj/2023 62 40
commit "当地当日最后一秒"
export GIT_COMMITTER_DATE="2024-09-11T16:00:00+0000"
write kjj/2023 63 40
commit "当地次日零时"
juesuan load >/dev/null
known() {
	juesuan trace kjj/2023/expenditure/206/basic --known-on "$1" \
		--format csv | sed -n 's/^\([0-9.]*\),.*/\1/p' | tr '\n' ' '
	echo
}
known 2024-09-02
known 2024-09-09
known 2024-09-10
known 2024-09-11
known 2024-09-12
known 2099-12-31
