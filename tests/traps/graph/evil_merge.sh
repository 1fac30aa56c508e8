# A value that stands on neither side, made in the merge itself, is the
# merger's, though `git log -p` shows no change there.
published_city 决算
archive switch -q -c side
person 乙 2024-10-01
write kjj/2023 61 40
commit "更正"
archive switch -q main
person 丙 2024-10-02
write jyj/2023 500 300
commit "教育局决算"
person 丁 2024-10-03
archive merge -q --no-ff --no-commit side >/dev/null 2>&1
write kjj/2023 66 40
commit "合入时又改"
archive log -p --format=%s -n 1
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
