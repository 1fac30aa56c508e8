new_city
rm -rf city/archive
git init -q -b main --object-format=sha256 city/archive
juesuan load --lang zh
