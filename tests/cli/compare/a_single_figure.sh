cd "$DEMO"
juesuan compare expenditure/206/total --departments kjj,示例市教育局，fgw --years 2023-2024
juesuan compare 支出决算表/科学技术支出/本年支出合计 --departments kjj --years 2024 --lang zh
