new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
export GIT_DIR=/nowhere GIT_WORK_TREE=/nowhere GIT_OBJECT_DIRECTORY=/nowhere
juesuan load
