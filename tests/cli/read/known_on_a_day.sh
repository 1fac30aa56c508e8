new_city
juesuan read a.txt --known-on 2024-01-01
