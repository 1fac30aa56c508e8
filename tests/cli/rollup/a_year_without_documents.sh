cd "$DEMO"
juesuan rollup balance 2019
