# Commits that change nothing, or nothing of the accounts, count as commits and
# make no edition, no figure and no reading of a file.
published_city 决算
juesuan load
person 乙 2024-10-01
archive commit -q --allow-empty -m "什么也没改"
echo "说明" >city/archive/README
commit "加了说明"
juesuan load
timeline kjj/2023/expenditure/206/basic
