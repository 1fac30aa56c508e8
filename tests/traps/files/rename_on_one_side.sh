# One branch renames the file, the other corrects it under its old name: git
# merges the correction into the new name, and both are one document.
published_city 决算
archive switch -q -c side
person 乙 2024-09-02
archive mv kjj/2023.csv kjj/2023年度部门决算.csv
commit "改名"
archive switch -q main
person 丙 2024-09-03
write kjj/2023 61 40
commit "更正"
person 丁 2024-09-04
archive merge -q --no-ff -m "合入" side
archive ls-files -z | tr '\0' '\n'
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline kjj/2023/expenditure/206/project
