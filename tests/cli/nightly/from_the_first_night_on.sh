# The first digest lists what there is; the next one says that nothing changed.
new_city
cat >>city/juesuan.yaml <<YAML
output: night
reports:
  - {report: status}
  - report: compare
    measure: expenditure/206/total
    years: 2023-2024
    departments: [kjj, jyj]
    formats: [csv, json]
    bom: true
    file: spending
YAML
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
night
cat city/night/digest.txt
night
cat city/night/digest.txt city/night/digest.json
ls city/night
head -n 3 city/night/spending.csv | od -c | head -n 1
