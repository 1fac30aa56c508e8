# The tables of a warehouse are many, and of a small city most hold little.
published_city
juesuan load >/dev/null
sqlite3 city/juesuan.db 'PRAGMA page_size'
sed -i 's/^years:.*/years: 1990-2099/' city/juesuan.yaml
juesuan load >/dev/null
sqlite3 city/juesuan.db 'PRAGMA page_size'
