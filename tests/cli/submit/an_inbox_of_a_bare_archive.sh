new_city
inbox
mkdir -p city/inbox/jyj
write jyj/2024 70 40
mv city/archive/jyj/2024.csv city/inbox/jyj
quiet
rm -rf city/archive
git init -q --bare -b main city/archive
juesuan submit
git -C city/archive log --format=%s --name-status
juesuan submit
