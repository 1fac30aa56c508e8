cd "$DEMO"
juesuan show jtj 2023 balance
juesuan show kjj 2019 balance
