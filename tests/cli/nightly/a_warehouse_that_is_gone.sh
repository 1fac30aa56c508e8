# A warehouse that was deleted is read anew from the archive, but its journal is
# not: the night says so, and no digest of before takes another's place when the
# ledger counts from 1 again.
first_night
person 方圆 2024-08-02
write kjj/2023 11 20
commit 更正
night
ls city/night
cp city/night/digest-2.txt before
rm city/juesuan.db
person 方圆 2024-08-03
write kjj/2023 12 20
commit "再次更正"
night
digest
grep '^{"id":"no_journal"' city/night/digest.json
ls city/night
person 方圆 2024-08-04
write kjj/2023 13 20
commit "又更正"
night
ls city/night
cmp before city/night/digest-2.txt
