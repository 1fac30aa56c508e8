juesuan init city --city ""
ls
