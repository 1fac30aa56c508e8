cd "$DEMO"
juesuan status --output /dev/null
