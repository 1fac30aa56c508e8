# Which branch counts is for the configuration to say, not for where HEAD stands.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
archive switch -q --detach
sed -i 's/, branch: main//' city/juesuan.yaml
juesuan load
