cd "$DEMO"
juesuan status --output "$OLDPWD/nowhere/status.txt"
