# Of a branch that was set back, nothing is kept from the present; on a day
# before it was written nobody knew it.
published_city
person 乙 2024-09-05
write kjj/2023 77 40
commit "更正"
juesuan load >/dev/null
archive reset -q --hard HEAD~1
juesuan load --accept-rewrite >/dev/null
values() {
	juesuan trace kjj/2023/expenditure/206/basic --format csv "$@" |
		grep '^[0-9]' | cut -d, -f1,3,4
}
values
values --known-on 2024-09-05
values --known-on 2024-09-04
