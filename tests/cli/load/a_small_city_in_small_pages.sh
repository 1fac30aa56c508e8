# The tables of a warehouse are many, and of a small city most hold little.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
juesuan load >/dev/null
sqlite3 city/juesuan.db 'PRAGMA page_size'
sed -i 's/^years:.*/years: 1990-2099/' city/juesuan.yaml
juesuan load >/dev/null
sqlite3 city/juesuan.db 'PRAGMA page_size'
