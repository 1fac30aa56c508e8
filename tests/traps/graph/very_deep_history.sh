# Twelve thousand commits in a chain, half of them merges of a side branch, with
# a stack of half a megabyte: nothing recurses along the history.
published_city 决算
from=$(archive rev-parse HEAD)
i=0
while [ $i -lt 4000 ]; do
	i=$((i + 1))
	commit="committer 甲 <clerk@example.invalid> 172516$((4000 + i)) +0800"
	echo "commit refs/heads/side$((i % 7))
mark :$((3 * i))
$commit
data 2
s
from $from
M 644 inline notes/$i
data 2
x
commit refs/heads/main
mark :$((3 * i + 1))
$commit
data 2
m
from $from
commit refs/heads/main
mark :$((3 * i + 2))
$commit
data 2
j
from :$((3 * i + 1))
merge :$((3 * i))"
	from=":$((3 * i + 2))"
done | archive fast-import --quiet --force
archive rev-list --count main
ulimit -s 512
juesuan load | sed 's/commit [0-9a-f]*/commit .../'
timeline kjj/2023/expenditure/206/basic
