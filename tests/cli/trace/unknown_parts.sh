cd "$DEMO"
for address in nobody/2024/expenditure/206/total kjj/24/expenditure/206/total \
	kjj/2024/nothing/206/total kjj/2024/expenditure/nothing/total \
	kjj/2024/expenditure/206/nothing kjj/2019/expenditure/206/total \
	kjj/2024/expenditure/213/total; do
	for lang in en zh; do
		juesuan trace "$address" --lang $lang || echo "$?"
	done
done
for address in kjj/2024/支出表/206/total kjj/2024/sangong/公务车/final \
	kjj/2024/expenditure/科技支出/total \
	kjj/2024/expenditure/一般行政管理事物/total \
	kjj/2024/sangong/vehicels/final kjj/2024/expenditure/206/项目; do
	for lang in en zh; do
		juesuan trace "$address" --lang $lang || echo "$?"
	done
done
