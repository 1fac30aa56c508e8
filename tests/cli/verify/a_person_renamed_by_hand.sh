corrected_city
juesuan load >/dev/null
sqlite3 city/juesuan.db "UPDATE person SET name = '丙' WHERE name = '甲'"
verify
