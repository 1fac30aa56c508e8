# Then the ledger says where the load before ended; what changed since is told.
new_city
cat >>city/juesuan.yaml <<YAML
closed: {2023: 2024-09-01}
output: night
YAML
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
night
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
