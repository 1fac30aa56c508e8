new_city
juesuan status
