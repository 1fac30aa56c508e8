cd "$DEMO"
juesuan compare expenditure/206
