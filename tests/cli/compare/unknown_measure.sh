cd "$DEMO"
juesuan compare nothing
