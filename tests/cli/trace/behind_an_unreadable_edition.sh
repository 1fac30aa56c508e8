# Nobody knows which of those who committed meanwhile changed it.
published_city
person 乙 2024-09-02
printf '<<<<<<< HEAD\n' >>city/archive/kjj/2023.csv
commit "冲突"
person 丙 2024-09-03
printf '\n' >>city/archive/kjj/2023.csv
commit "仍是冲突"
person 丁 2024-09-04
write kjj/2023 65 40
commit "修复"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic | sed 1,10d
juesuan trace kjj/2023/expenditure/206/basic --lang zh | sed 1,10d
