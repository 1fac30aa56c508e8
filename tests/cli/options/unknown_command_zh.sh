juesuan dance --lang zh
