new_city
juesuan load --lang zh
