# A branch that contains what was loaded last is gone on with; one that does not
# is another history.
published_city
archive switch -q -c other
person 乙 2024-09-02
write kjj/2023 61 40
commit "另一支"
archive switch -q main
person 丙 2024-09-03
write kjj/2023 62 40
commit "更正"
juesuan load
sed -i 's/branch: main/branch: other/' city/juesuan.yaml
juesuan load || echo "status $?"
juesuan load --lang zh || true
juesuan load --rebuild >/dev/null 2>&1 || echo "status $?"
juesuan load --accept-rewrite | sed '3,$d' || true
archive switch -q -c onward other
write kjj/2023 63 40
commit "接着"
sed -i 's/branch: other/branch: onward/' city/juesuan.yaml
juesuan load
