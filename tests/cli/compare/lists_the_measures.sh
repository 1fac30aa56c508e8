cd "$DEMO"
juesuan compare
juesuan compare --lang zh
