# Git LFS keeps the content elsewhere: the pointer is not read as accounts, and
# the figures stay what they were.
published_city 决算
person 乙 2024-10-01
cat >city/archive/kjj/2023.csv <<'POINTER'
version https://git-lfs.github.com/spec/v1
oid sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
size 12345
POINTER
commit "改用 LFS"
status=0
juesuan load >/dev/null || status=$?
timeline kjj/2023/expenditure/206/basic
state kjj 2023
exit $status
