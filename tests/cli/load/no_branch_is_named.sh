# Which branch counts is for the configuration to say, not for where HEAD stands.
published_city
archive switch -q --detach
sed -i 's/, branch: main//' city/juesuan.yaml
juesuan load
