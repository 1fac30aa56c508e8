# A date before there was git, one that is some seconds too early, and a change
# whose writing and merging were both dated wrongly.
new_city
person 甲 2024-09-01
export GIT_AUTHOR_DATE="@0 +0000" GIT_COMMITTER_DATE="@0 +0000"
write kjj/2023 60 40
commit "没有时钟"
person 乙 2024-09-02
write kjj/2023 61 40
commit "更正"
person 丙 2024-09-02
export GIT_COMMITTER_DATE="2024-09-02T09:59:58+0800"
write kjj/2023 62 40
commit "差两秒"
archive switch -q -c side
person 丁 2024-08-01
write kjj/2023 63 40
commit "时钟慢了"
archive switch -q main
person 戊 2024-08-02
archive merge -q --no-ff -m 合并 side
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic | sed 1,10d
