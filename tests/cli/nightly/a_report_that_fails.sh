# The others are written; the digest names it.
new_city
cat >>city/juesuan.yaml <<YAML
output: night
reports:
  - {report: trace, figure: kjj/2024/expenditure/206/total}
  - {report: status}
YAML
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
night
grep Failed city/night/digest.txt
ls city/night
