export JUESUAN_CONFIG="$DEMO/juesuan.yaml"
juesuan export
