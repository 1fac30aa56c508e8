# One department filed a copy of another's accounts: one content in git, and two
# documents, each with a history of its own.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "科技局决算"
person 乙 2024-09-02
mkdir city/archive/jyj
cp city/archive/kjj/2023.csv city/archive/jyj/2023.csv
commit "教育局决算"
person 丙 2024-09-03
write kjj/2023 61 40
commit "科技局更正"
juesuan load >/dev/null
juesuan status --known-on 2024-09-02 | grep 'same content'
juesuan status | grep 'same content' || echo "no copy any more"
timeline kjj/2023/expenditure/206/basic
timeline jyj/2023/expenditure/206/basic
