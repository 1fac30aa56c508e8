corrected_city
juesuan load >/dev/null
sqlite3 city/juesuan.db "UPDATE commits SET message = '另一个理由' WHERE position = 1"
verify
