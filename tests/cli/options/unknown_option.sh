juesuan status --colour
