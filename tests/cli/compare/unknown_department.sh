cd "$DEMO"
juesuan compare expenditure --departments kjj,,jyj
