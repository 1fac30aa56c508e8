# What a rewrite took away names its people as every report does: by the .mailmap
# of now, and whom a batch account stood for.
new_city
echo 'accounts: [batch@example.invalid]' >>city/juesuan.yaml
person fang 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
export GIT_AUTHOR_EMAIL=batch@example.invalid
write kjj/2023 61 40
commit "更正

更正人: 石岩 <shi@example.invalid>"
juesuan load >/dev/null
archive reset -q --hard HEAD~1
echo '方圆 <fang.yuan@example.invalid> <clerk@example.invalid>' \
	>city/archive/.mailmap
person fang 2024-09-05
write kjj/2023 62 40
commit "另行更正"
juesuan load --accept-rewrite | sed '1,/^Figure/d' | sed 's/  */ /g'
