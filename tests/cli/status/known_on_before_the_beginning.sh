cd "$DEMO"
juesuan status --known-on 2020-01-01
