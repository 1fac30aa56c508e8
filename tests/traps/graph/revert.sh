# A revert is a change by who reverts, and names the commit whose value it
# restores.
published_city 决算
person 乙 2024-10-01
write kjj/2023 65 40
commit "更正"
person 丙 2024-10-08
archive revert --no-edit HEAD >/dev/null
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
