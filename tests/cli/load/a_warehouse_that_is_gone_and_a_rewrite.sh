# A warehouse that was deleted hides no rewrite: the archive's own reference tells
# what was loaded last. It is read anew first, so that there is something to
# compare the rewrite with.
corrected_city
juesuan load >/dev/null
write kjj/2023 62 40
archive commit -q -a --amend -m "另行更正"
rm city/juesuan.db
juesuan load || echo "status $?"
juesuan load --lang zh || echo "status $?"
ls city
juesuan load --accept-rewrite | sed '/^$/,$d'
verify
juesuan trace kjj/2023/expenditure/206/basic --format csv | sed '/^.$/,$d' |
	cut -d, -f1-3
echo "no rewrite, no question:"
rm city/juesuan.db
juesuan load
