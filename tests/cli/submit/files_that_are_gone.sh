new_city
write kjj/2023 60 40
write kjj/2024 60 40
person 甲 2024-09-01
commit 决算
rm city/archive/kjj/*
juesuan submit || echo "exit status $?"
juesuan submit --removed
archive log -1 --format=%s --name-status
archive status --short
archive fsck --strict
