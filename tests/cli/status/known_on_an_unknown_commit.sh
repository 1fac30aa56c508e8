cd "$DEMO"
juesuan status --known-on 0123456789abcdef
