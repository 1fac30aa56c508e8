export JUESUAN_CONFIG="$DEMO/juesuan.yaml"
verify
verify --lang zh
