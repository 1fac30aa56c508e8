# What stands behind the files and is no file of its own.
new_city
write kjj/2024 60 40
juesuan read city/archive/kjj/2024.csv nothing.xlsx kjj 2024
