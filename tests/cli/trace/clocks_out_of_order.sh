# Dates that cannot be are shown as they are, and told.
new_city
person 甲 2024-09-10
write kjj/2023 60 40
commit "2023 年决算"
person 乙 2024-09-02
write kjj/2023 61 40
commit "时钟慢了"
person 丙 2097-01-01
write kjj/2023 62 40
commit "时钟快了"
person 丁 2024-09-12
write kjj/2023 63 40
commit "正常"
person 戊 2024-09-13
export GIT_AUTHOR_DATE="2030-01-01T00:00:00+0800"
write kjj/2023 64 40
commit "写于未来"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic | sed 1,10d
juesuan trace kjj/2023/expenditure/206/basic --lang zh | sed 1,10d
