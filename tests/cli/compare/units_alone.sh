cd "$DEMO"
juesuan compare expenditure --scope unit
