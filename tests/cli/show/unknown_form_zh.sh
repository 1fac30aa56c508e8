cd "$DEMO"
juesuan show kjj 2024 nothing --lang zh
