# Somebody drops what was rewritten from the archive before the digest looks.
night_city
person 周舟 2024-09-01
write kjj/2023 60 40
commit 公布
night
write kjj/2023 61 40
archive commit -q -a --amend -m 改写
juesuan load --accept-rewrite >load
archive for-each-ref --format 'delete %(refname)' refs/juesuan |
	archive update-ref --stdin
archive reflog expire --expire=now --all
archive gc -q --prune=now
night
sed "s/load of .* +08:00/load of WHEN/" city/night/digest.txt | grep -v "^missing"
