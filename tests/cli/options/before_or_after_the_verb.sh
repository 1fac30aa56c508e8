juesuan --config "$DEMO/juesuan.yaml" --format csv compare >before
juesuan compare --format=csv --config="$DEMO/juesuan.yaml" >after
cmp before after
