# The archive keeps what `git add` would: no change for line ends alone.
new_city
write kjj/2023 60 40
echo '*.csv text eol=crlf' >city/archive/.gitattributes
person 甲 2024-09-01
commit 决算
sed -i 's/$/\r/' city/archive/kjj/2023.csv
quiet
juesuan submit
sed -i 's/40.00/41.00/; s/100.00/101.00/' city/archive/kjj/2023.csv
quiet
juesuan submit
archive cat-file blob HEAD:kjj/2023.csv | grep -c "$(printf '\r')" || true
archive status --short
