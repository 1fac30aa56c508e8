juesuan version >&-
