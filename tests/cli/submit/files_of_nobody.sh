# A file in a wrong place is told, in the archive's folder and beside the inboxes;
# not what git ignores or has, what is hidden, or what programs leave. Where a
# department is named, only its files are looked at.
new_city
inbox
write kjj/2023 60 40
echo '*.log' >city/archive/.gitignore
echo 说明 >city/archive/README
person 甲 2024-09-01
commit 决算
echo 更多 >>city/archive/README
mkdir city/archive/2024 city/archive/教育局
cp city/archive/kjj/2023.csv city/archive/2024/kjj.csv
cp city/archive/kjj/2023.csv city/archive/教育局/2024.csv
cp city/archive/kjj/2023.csv city/archive/kjj/2025.csv
ln -s /srv/share city/archive/jyj
touch city/archive/kjj/x.log city/archive/kjj/Thumbs.db city/archive/.DS_Store
mkdir -p city/inbox/kjj city/inbox/Jyj
cp city/archive/kjj/2023.csv city/inbox/jyj2024.csv
touch city/inbox/desktop.ini
quiet
juesuan submit || echo "exit status $?"
juesuan submit kjj
juesuan load >load
juesuan status --lang zh | tail -n 1
