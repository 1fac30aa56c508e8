mkdir city
touch city/something
juesuan init city
