juesuan load -x
