new_city
juesuan load --threads many
