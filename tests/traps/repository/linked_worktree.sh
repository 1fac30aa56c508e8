# The archive may be a worktree that is linked to another repository, or that
# repository without a working tree.
published_city 决算
archive worktree add -q ../linked 2>/dev/null
sed -i 's|repository: archive|repository: linked|' city/juesuan.yaml
juesuan load | tail -n 1 | sed 's/.*commits/commits/'
timeline kjj/2023/expenditure/206/basic
