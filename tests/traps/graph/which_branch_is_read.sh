# The branch of the configuration is read, wherever HEAD stands and whatever
# other branches there are. Its full name will do as well.
published_city 决算
person 乙 2024-10-01
write kjj/2023 65 40
commit "更正"
archive switch -q -c preview
write kjj/2023 99 40
commit "草稿"
archive switch -q --detach main~1
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
sed -i 's|branch: main|branch: refs/heads/main|' city/juesuan.yaml
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
