cd "$DEMO"
juesuan rollup balance 2024 --scope 单位 --lang zh
