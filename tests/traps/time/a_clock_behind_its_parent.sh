# A commit that is dated before its parent comes after it all the same, and was
# not known before its parent was.
new_city
person 甲 2024-09-10
write kjj/2023 60 40
commit "决算"
person 乙 2024-03-01
write kjj/2023 65 40
commit "更正，机器的钟慢了半年"
person 丙 2024-09-20
write kjj/2023 66 40
commit "再次更正"
juesuan load >/dev/null
written kjj/2023/expenditure/206/basic
for day in 2024-09-10 2024-09-19 2024-09-20; do
	echo "$day: $(basic_on $day)"
done
juesuan compare expenditure/206/basic --departments kjj --years 2023 \
	--known-on 2024-03-02 2>&1 | sed 's/^[^:]*: //' || true
