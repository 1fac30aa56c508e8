# The old author and commit stay readable after a rewrite.
published_city
person 乙 2024-09-02
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
archive reset -q --hard HEAD~1
person 丙 2024-09-03
write kjj/2023 62 40
commit "另行更正"
juesuan load --accept-rewrite >/dev/null || [ $? = 1 ]
juesuan trace kjj/2023/expenditure/206/basic | sed 1,10d |
	sed -E 's/, of 20[^,]*,/, of today,/; s/(load|that) of 20[-0-9]* [0-9:]* .08:00/\1 of today/g'
juesuan trace kjj/2023/expenditure/206/basic --known-on 2024-09-01 | sed 1,10d
