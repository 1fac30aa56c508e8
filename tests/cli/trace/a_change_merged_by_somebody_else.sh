published_city
archive switch -q -c correction
person 乙 2024-10-08
write kjj/2023 65 40
commit "更正基本支出"
archive switch -q main
person 丙 2024-10-09
write jyj/2023 500 300
commit "教育局 2023 年决算"
person 丁 2024-10-10
archive merge -q --no-ff -m "合入更正" correction
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic
juesuan trace 试验市科学技术局/2023/支出决算表/科学技术支出/基本支出 --lang zh
