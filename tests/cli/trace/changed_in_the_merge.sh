# A merge whose author wrote something that is on neither side.
published_city
archive switch -q -c correction
person 乙 2024-10-08
write kjj/2023 65 40
commit "更正基本支出"
archive switch -q main
person 丁 2024-10-10
archive merge -q --no-ff --no-commit correction 2>/dev/null
write kjj/2023 67 40
archive add -A
archive commit -q -m "合入更正"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic | sed 1,10d
juesuan trace kjj/2023/expenditure/206/basic --lang zh --format csv | head -n 4
