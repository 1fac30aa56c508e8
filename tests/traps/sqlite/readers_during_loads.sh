# Reports go on while loads write: each sees one state, and none is refused.
published_city 决算
juesuan load >/dev/null
touch go
while [ -e go ]; do
	juesuan compare expenditure/206/total --departments kjj \
		--years 2023 --format csv | sed -n 's/^kjj,[^,]*,2023,\([^,]*\),.*/\1/p'
	juesuan rollup expenditure 2023 >/dev/null || echo "rollup failed"
done >seen 2>&1 &
for basic in $(seq 61 75); do
	# Basic and project expenditure move together: a half would be seen.
	write kjj/2023 "$basic" $((100 - basic))
	commit "第 $basic 版"
	juesuan load $([ $((basic % 5)) = 0 ] && echo --rebuild) >/dev/null
done
rm go
wait
sort -u seen
