# The document of 2022 is in the archive, but no load has seen that it counts.
new_city
person 甲 2024-09-01
write kjj/2022 60 40
write kjj/2023 60 40
commit "决算"
juesuan load >/dev/null
sed -i 's/^years: .*/years: 2022-2023/' city/juesuan.yaml
juesuan compare expenditure/206/total --departments kjj
juesuan --lang zh compare expenditure/206/total --format csv | grep outdated
juesuan load >/dev/null
! juesuan status --format csv | grep outdated
