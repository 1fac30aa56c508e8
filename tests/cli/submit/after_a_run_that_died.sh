# Its commit was made, but the index not brought up to it: there is nothing to
# submit, and git sees nothing staged.
new_city
write kjj/2023 60 40
person 甲 2024-09-01
commit 决算
cp city/archive/.git/index old
write kjj/2023 60 41
commit 更正
mv city/archive/.git/index city/archive/.git/index.juesuan
mv old city/archive/.git/index
echo "juesuan $(archive rev-parse main)" >city/archive/.git/index.lock
quiet
juesuan submit
archive status --short
