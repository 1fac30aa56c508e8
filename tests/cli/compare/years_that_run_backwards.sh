cd "$DEMO"
juesuan compare expenditure --years 2024-2022
