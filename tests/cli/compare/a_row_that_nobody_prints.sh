cd "$DEMO"
juesuan compare expenditure/2060919/total --years 2024 --format csv | grep no_number
juesuan --lang zh compare 支出决算表/2060919/本年支出合计 --years 2024 --format csv | grep no_number
! juesuan compare expenditure/2060101/total --years 2024 --format csv | grep no_number
