# History was rewritten, and that is accepted.
correct_and_add
juesuan load >/dev/null
write kjj/2023 62 40
archive commit -q -a --amend -m "更正科学技术局，重新提交"
archive gc -q
echo load --accept-rewrite --threads 1 >run
