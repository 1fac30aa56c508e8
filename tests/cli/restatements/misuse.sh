juesuan --config "$DEMO/juesuan.yaml" restatements --at-least 多 || echo $?
juesuan --config "$DEMO/juesuan.yaml" restatements --at-least 5辆 || echo $?
juesuan --config "$DEMO/juesuan.yaml" restatements --year 2024 || echo $?
juesuan --config "$DEMO/juesuan.yaml" restatements --year 2021 || echo $?
juesuan --config "$DEMO/juesuan.yaml" restatements --until 2025-01-01 --known-on 2025-01-01 || echo $?
juesuan --config "$DEMO/juesuan.yaml" restatements --since 2025-01-01 --until 2024-01-01 || echo $?
