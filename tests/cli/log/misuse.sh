juesuan --config "$DEMO/juesuan.yaml" log nobody || echo $?
juesuan --config "$DEMO/juesuan.yaml" log kjj/24 || echo $?
juesuan --config "$DEMO/juesuan.yaml" log kjj/2021 || echo $?
juesuan --config "$DEMO/juesuan.yaml" log --commit ffffffff || echo $?
juesuan --config "$DEMO/juesuan.yaml" log --commit v1 || echo $?
juesuan --config "$DEMO/juesuan.yaml" log --figures many || echo $?
juesuan --config "$DEMO/juesuan.yaml" log --commit 2024-09-01 || echo $?
juesuan --config "$DEMO/juesuan.yaml" log --since 20240901 || echo $?
juesuan --config "$DEMO/juesuan.yaml" log kjj/2024/sangong || echo $?
juesuan --config "$DEMO/juesuan.yaml" log --author nobody
