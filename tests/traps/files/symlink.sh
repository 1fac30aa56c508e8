# A symbolic link is not followed, whether it leads out of the archive or to
# another document; it and its target are named.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
mkdir city/archive/jyj
ln -s /etc/passwd city/archive/jyj/2023.csv
ln -s ../kjj/2023.csv city/archive/jyj/2024.csv
commit "决算"
status=0
juesuan load >/dev/null || status=$?
state jyj 2023
state jyj 2024
juesuan trace jyj/2024/expenditure/206/basic || true
exit $status
