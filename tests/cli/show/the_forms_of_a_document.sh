cd "$DEMO"
juesuan show fgw 2024
juesuan --lang zh show rsj 2022 --format csv
juesuan show jtj 2023 || echo $?
