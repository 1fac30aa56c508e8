# What a checkout makes of a file by its attributes is not what was committed:
# the blobs are read.
new_city
person 甲 2024-09-01
cat >city/archive/.gitattributes <<'ATTRIBUTES'
*.csv filter=zero eol=crlf ident
ATTRIBUTES
archive config core.autocrlf true
archive config core.safecrlf false
write kjj/2023 60 40
commit "决算"
archive config filter.zero.smudge "sed s/60.00/0.00/"
rm city/archive/kjj/2023.csv
archive checkout -q -- kjj/2023.csv
grep 206 city/archive/kjj/2023.csv | tr '\r' '~'
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
