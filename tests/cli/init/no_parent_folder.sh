juesuan init nowhere/city
