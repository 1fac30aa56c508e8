# Everybody who works at a machine as root is root; what git has stays readable.
new_city
person root 2024-09-01
export GIT_AUTHOR_EMAIL=root@localhost
write kjj/2023 60 40
commit "2023 年决算"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic | tail -n 3
