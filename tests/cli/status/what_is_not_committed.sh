new_city
write kjj/2023 60 40
person 甲 2024-09-01
commit 决算
juesuan load >/dev/null
write kjj/2023 60 41
write jyj/2023 30 20
write jyj/2024 30 20
echo jyj/2024.csv >city/archive/.gitignore
juesuan status | sed -n '/^2023:/,$p'
juesuan status --known-on 2024-09-01 | grep -c committed || true
juesuan status --lang zh | tail -n 3
archive add -A
rm city/archive/kjj/2023.csv
archive checkout -q -f -b side
juesuan status | tail -n 1
mv city/archive city/gone
juesuan status | tail -n 1
