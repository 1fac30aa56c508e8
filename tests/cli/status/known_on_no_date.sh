cd "$DEMO"
juesuan status --known-on yesterday

