cd "$DEMO"
juesuan show 科技 2024 balance
