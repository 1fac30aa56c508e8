new_city
rm -rf city/archive/.git
juesuan load
