# Also a file beside, and what was staged and then changed again.
new_city
write kjj/2023 60 40
write jyj/2023 30 20
person 甲 2024-09-01
commit 决算
write kjj/2023 60 41
archive add kjj/2023.csv
write kjj/2023 60 42
echo 说明 >city/archive/README
archive add README
write jyj/2023 30 21
quiet
juesuan submit || echo "exit status $?"
archive log -1 --format= --name-only
archive status --short
archive fsck --strict
