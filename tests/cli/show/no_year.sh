cd "$DEMO"
juesuan show kjj 24 balance
