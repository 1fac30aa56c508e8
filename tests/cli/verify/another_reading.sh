corrected_city
juesuan load >/dev/null
echo "unit: 元" >>city/juesuan.yaml
verify && exit 9
juesuan load
verify
