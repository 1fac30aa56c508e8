corrected_city
juesuan load >/dev/null
sqlite3 city/juesuan.db "DELETE FROM version WHERE until IS NOT NULL"
verify
