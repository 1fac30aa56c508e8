JUESUAN_CONFIG=$DEMO/juesuan.yaml juesuan compare --format csv >named
cd "$DEMO"
juesuan compare --format csv | cmp - "$OLDPWD/named"
