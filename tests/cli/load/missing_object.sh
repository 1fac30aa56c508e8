new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
blob=$(archive rev-parse HEAD:kjj/2023.csv)
rm -f "city/archive/.git/objects/$(echo $blob | cut -c1-2)/$(echo $blob | cut -c3-)"
juesuan load
