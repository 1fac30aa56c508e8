# Several files of one document, in the order in which they count: what a later
# one gives otherwise is told, with both places.
new_city
write kjj/2024 60 40
write kjj/2024b 65 40
cd city/archive/kjj
juesuan read 2024.csv 2024b.csv kjj 2024 --config ../../juesuan.yaml
