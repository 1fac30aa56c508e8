# Absurd dates are kept as they are and stop nothing; what comes after a commit
# from the future was not known before it.
new_city
person 甲 2024-09-10
export GIT_COMMITTER_DATE="@1 +0000" GIT_AUTHOR_DATE="@1 +0000"
write kjj/2023 60 40
commit "钟回到了 1970 年"
person 乙 2024-09-12
write kjj/2023 61 40
commit "正常"
person 丙 2099-01-01
write kjj/2023 62 40
commit "来自未来"
person 丁 2024-09-20
write kjj/2023 63 40
commit "又正常"
juesuan load | tail -n 1 | sed 's/.*commits/commits/'
written kjj/2023/expenditure/206/basic
for day in 1970-01-01 2024-09-12 2098-12-31 2099-01-01; do
	echo "$day: $(basic_on $day)"
done
juesuan compare expenditure/206/basic --years 2023 --known-on 2098-12-31 |
	grep ⚠
