# Where nothing can be read of a damaged warehouse, not even its ledger, the
# archive's own reference still tells what was loaded last: the damage hides no
# rewrite.
corrected_city
juesuan load >/dev/null
write kjj/2023 62 40
archive commit -q -a --amend -m "另行更正"
truncate -s 2048 city/juesuan.db
juesuan load --rebuild || echo "status $?"
juesuan load --rebuild --accept-rewrite | sed 4q
verify
echo "no rewrite, no question:"
truncate -s 2048 city/juesuan.db
juesuan load --rebuild
