new_city
echo 'output: no/such/night' >>city/juesuan.yaml
juesuan nightly
