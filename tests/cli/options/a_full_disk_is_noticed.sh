cd "$DEMO"
juesuan status >/dev/full
