new_city
juesuan nightly
