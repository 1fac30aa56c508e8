cd "$DEMO"
juesuan compare expenditure --years recent
