new_city
juesuan status --lang zh
