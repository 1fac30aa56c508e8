juesuan status
