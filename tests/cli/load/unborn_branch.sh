new_city
juesuan load
