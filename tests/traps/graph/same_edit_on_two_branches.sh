# Two people make the same correction, neither knowing of the other. The first
# parent's stands, whichever blob git prefers; the other is told beside it.
published_city 决算
archive switch -q -c side
person 乙 2024-10-01
write kjj/2023 65 40
commit "更正"
archive switch -q main
person 丙 2024-10-02
write kjj/2023 65 40
commit "也更正"
person 丁 2024-10-03
archive merge -q --no-ff -m "合入" side
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
