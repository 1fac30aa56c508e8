# Grafts, like replaced commits, change what git shows and not what was
# committed: they are told and not followed.
published_city 决算
person 乙 2024-09-02
write kjj/2023 61 40
commit "更正"
archive rev-parse HEAD >city/archive/.git/info/grafts
archive log --format=%s 2>/dev/null
juesuan load | grep -c 'git replace'
timeline kjj/2023/expenditure/206/basic
