# A year written with full-width digits is that year.
new_city
person 甲 2024-09-01
write kjj/２０２３ 60 40
commit "决算"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
