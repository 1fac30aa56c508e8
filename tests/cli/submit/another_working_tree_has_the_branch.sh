# The branch would move under the hands of whoever works there.
new_city
inbox
mkdir -p city/inbox/kjj
write kjj/2023 60 40
person 甲 2024-09-01
commit 决算
write kjj/2024 60 40
mv city/archive/kjj/2024.csv city/inbox/kjj
quiet
archive checkout -q -b side
archive worktree add -q ../other main
juesuan submit
