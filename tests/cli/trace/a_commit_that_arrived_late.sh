# Dated before a load that had not seen it: when it was first seen is told.
published_city
juesuan load >/dev/null
person 乙 2024-09-02
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
today() {
	sed -E 's/load of 20[-0-9: +]*/load of today/; s/that of 20[-0-9: +]*/that before /'
}
juesuan trace kjj/2023/expenditure/206/basic | sed 1,10d | today
juesuan log --author 乙 | sed '1,/^$/d; /^--/,/^$/d' | today
