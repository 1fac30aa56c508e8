# The names that are shown are those of the .mailmap that stood at the moment.
new_city
person zhou 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
person 乙 2024-09-02
echo '周舟 <zhou.zhou@example.invalid> zhou <clerk@example.invalid>' \
	>city/archive/.mailmap
commit "登记姓名"
juesuan load >/dev/null
show() {
	juesuan trace kjj/2023/expenditure/206/basic "$@" | tail -n 3
}
show
show --known-on 2024-09-01
