# A submodule has no content here: said so, not skipped.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
archive add -A
archive update-index --add --cacheinfo \
	160000,1234567890123456789012345678901234567890,jyj/2023
archive commit -q -m "教育局用了子模块"
status=0
juesuan load >/dev/null || status=$?
state jyj 2023
exit $status
