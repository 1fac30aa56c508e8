new_city
juesuan submit --reason "one
two"
