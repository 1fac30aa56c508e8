# A tag, also one with a message and one of a tag, is the commit behind it; notes
# on commits are no history.
published_city 决算
archive tag -a -m "公布" published
archive tag -a -m "再次标记" again published 2>/dev/null
person 乙 2024-10-01
write kjj/2023 65 40
commit "更正"
archive notes add -m "核对过"
sed -i 's|branch: main|branch: refs/tags/again|' city/juesuan.yaml
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
sed -i 's|branch: refs/tags/again|branch: main|' city/juesuan.yaml
juesuan load >/dev/null
