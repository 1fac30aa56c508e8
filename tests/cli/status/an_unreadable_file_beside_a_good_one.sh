# The load and the status say the same of a document that is read in part.
new_city
sed -i 's/, sources: .*/, sources: "{department}\/{year}*"}/' city/juesuan.yaml
person 甲 2024-09-01
write kjj/2023 60 40
: >city/archive/kjj/2023.pdf
commit "2023 年决算"
juesuan load || echo "status $?"
juesuan status --format csv | grep '^kjj,' | cut -d, -f1-8
juesuan status | tail -n 4 | cut -c1-120
