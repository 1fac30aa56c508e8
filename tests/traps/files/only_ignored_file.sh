# A document that lies in the archive's folder and is not committed, because
# .gitignore leaves it out or nobody added it, does not count; where a document
# is expected, `status` tells of it.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
printf '*.bak.csv\njyj/2023*\n' >city/archive/.gitignore
write jyj/2023 500 300
commit "决算"
write jyj/2024 510 310
juesuan load
state jyj 2023
state jyj 2024
juesuan status --format json | grep -E '"id":"[a-z_]*","text":"[^"]*jyj/' || true
juesuan trace jyj/2023/expenditure/206/basic || true
