JUESUAN_DATA=/nowhere juesuan init city 2>/dev/null || ls
