# It is told at night all the same.
first_night
write kjj/2023 11 20
commit 更正
juesuan load >load
night
digest
