# An edition has the position of its commit, which the dump has but once.
corrected_city
juesuan load >/dev/null
sqlite3 city/juesuan.db "UPDATE edition SET position = position + 1"
verify
