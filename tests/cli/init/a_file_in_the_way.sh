touch city
juesuan init city
