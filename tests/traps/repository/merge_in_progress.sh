# In the middle of a merge with conflicts, the branch is what was committed.
published_city 决算
archive checkout -q -b side
write kjj/2023 61 40
commit "一边"
archive checkout -q main
write kjj/2023 62 40
commit "另一边"
archive merge -q side >/dev/null 2>&1 || true
grep -c '<<<<<<<' city/archive/kjj/2023.csv
juesuan load | tail -n 1 | sed 's/.*commits/commits/'
timeline kjj/2023/expenditure/206/basic
[ -e city/archive/.git/MERGE_HEAD ] && echo "the merge goes on"
