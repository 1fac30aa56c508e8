new_city
juesuan read nowhere.pdf
