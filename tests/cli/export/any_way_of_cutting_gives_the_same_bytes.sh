# Loaded night by night, over a merge the other way round, a new reading, a
# reordered configuration and a rewritten end, or once: the same bytes.
published_city
juesuan load >/dev/null
archive checkout -q -b side
write jyj/2023 10 5
commit "教育局"
archive checkout -q main
person 乙 2025-09-01
write kjj/2023 61 40
commit "更正"
juesuan load >/dev/null
archive checkout -q side
archive merge -q --no-ff -m "反向合并" main
archive checkout -q main
archive merge -q --ff-only side
juesuan load >/dev/null
echo "unit: 元" >>city/juesuan.yaml
juesuan load >/dev/null
grep -v "id: kjj" city/juesuan.yaml >city/other.yaml
grep "id: kjj" city/juesuan.yaml >city/line
sed -i "/id: jyj/r city/line" city/other.yaml
mv city/other.yaml city/juesuan.yaml
juesuan load >/dev/null
write kjj/2023 62 40
commit "又一个更正"
juesuan load >/dev/null
write kjj/2023 63 40
archive commit -q --amend -a -m "改写"
juesuan load --accept-rewrite >/dev/null
juesuan export --canonical --output nightly
mv city/juesuan.db city/old.db
juesuan load >/dev/null
juesuan export --canonical --output once
cmp nightly once
grep -c . once
verify
