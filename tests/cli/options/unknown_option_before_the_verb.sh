juesuan --colour status
