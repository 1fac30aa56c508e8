cd "$DEMO"
juesuan trace kjj/2024/expenditure/206
