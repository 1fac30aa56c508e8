# Then the ledger says where the load before ended; what changed since is told.
first_night 'closed: {2023: 2024-09-01}'
person 方圆 2024-09-02
write kjj/2023 11 20
commit 改
echo junk >city/night/digest.mark
night
digest
tail -n 2 city/night/digest.txt
write kjj/2023 12 20
commit 又改
rm city/night/digest.mark
night
digest
