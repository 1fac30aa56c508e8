juesuan status --lang fr
