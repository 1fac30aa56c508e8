cd "$DEMO"
juesuan compare expenditure --scope all
