published_city
blob=$(archive rev-parse HEAD:kjj/2023.csv)
rm -f "city/archive/.git/objects/$(echo $blob | cut -c1-2)/$(echo $blob | cut -c3-)"
juesuan load
