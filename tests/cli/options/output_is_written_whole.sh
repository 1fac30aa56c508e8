cd "$DEMO"
juesuan status --output "$OLDPWD/status.txt"
juesuan status | cmp - "$OLDPWD/status.txt"
ls "$OLDPWD"
