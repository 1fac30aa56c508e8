cd "$DEMO"
juesuan trace kjj/2024
