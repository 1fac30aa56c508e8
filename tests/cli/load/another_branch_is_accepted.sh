# Accepting another branch rewrites no history, and nothing says so: not the
# load, nor the trace, nor the digest.
night_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
archive branch other
write kjj/2023 62 40
commit "更正"
night
archive switch -q other
person 乙 2024-09-02
write kjj/2023 61 40
commit "另一支"
sed -i 's/branch: main/branch: other/' city/juesuan.yaml
juesuan load --accept-rewrite --lang zh | sed '4,$d'
juesuan load --rebuild | sed -n 1p
sed -i 's/branch: other/branch: main/' city/juesuan.yaml
archive switch -q main
juesuan load --accept-rewrite | sed '4,$d'
juesuan trace kjj/2023/expenditure/206/basic --format csv | tr -d '\r' |
	sed '1d;/^$/,$d' | cut -d, -f1-4
juesuan trace kjj/2023/expenditure/206/basic --lang zh |
	sed -n 's/^第 \([0-9]\) 次装载（[^）]*）/第 \1 次装载（某时）/p'
night
sed -n 's/^{"kind":{"state":"\(superseded[a-z_]*\)".*/\1/p' city/night/digest.json
