cd "$DEMO"
juesuan compare expenditur || echo $?
juesuan --lang zh compare 本年支岀 || echo $?
