new_city
write kjj/2024 60 40
juesuan read city/archive/kjj/2024.csv kjj 2024
