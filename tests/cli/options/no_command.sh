juesuan
