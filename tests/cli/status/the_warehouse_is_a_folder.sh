new_city
mkdir city/juesuan.db
juesuan status
