# This year's accounts are put where last year's were, which move aside: each
# year has its own figures, and nobody edited the old ones.
new_city
sed -i 's|sources: .*}|sources: "{department}/**{year}*"}|' city/juesuan.yaml
person 甲 2024-09-01
write kjj/最新2023 60 40
commit "2023 年决算"
person 乙 2025-09-02
mkdir city/archive/kjj/旧
archive mv kjj/最新2023.csv kjj/旧/2023.csv
write kjj/最新2024 70 50
commit "2024 年决算，2023 年的归档"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline kjj/2024/expenditure/206/basic
