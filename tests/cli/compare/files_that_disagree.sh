# A figure that files of one document give differently is marked, and what the
# other file says is told below, also where the row is not asked for.
new_city
person 甲 2024-09-01
write kjj/2023-1 60 40
write kjj/2023-2 65 40
write kjj/2024 61 40
write jyj/2023 10 20
write jyj/2024 10 20
commit 公布
juesuan load >/dev/null
juesuan compare basic_expenditure
juesuan compare basic_expenditure --format csv
juesuan compare basic_expenditure --years 2023 --format json
juesuan --lang zh compare expenditure/206/basic --departments jyj --years 2023
# Of what they agree on nothing is said.
juesuan compare project_expenditure --years 2023 --format csv
# Nor of what they did not say yet, or do not say any more.
person 乙 2025-09-02
write kjj/2023-2 60 40
commit 改正
juesuan load >/dev/null
juesuan compare basic_expenditure --years 2023 --format csv
juesuan compare basic_expenditure --years 2023 --known-on 2025-09-01 --format csv
