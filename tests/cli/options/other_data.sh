mkdir data
JUESUAN_DATA=$PWD/data juesuan --config "$DEMO/juesuan.yaml" status
