juesuan dance
