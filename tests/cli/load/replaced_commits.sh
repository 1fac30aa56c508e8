published_city
person 乙 2024-09-02
write kjj/2023 61 40
commit "更正"
tip=$(archive rev-parse HEAD)
archive replace "$tip" "$(archive commit-tree "$tip^{tree}" -m 改写)"
juesuan load
juesuan --lang zh load --rebuild | sed -n 2p
juesuan trace kjj/2023/expenditure/206/total --format csv | head -n 3
