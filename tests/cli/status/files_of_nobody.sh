# Files that no department claims, as they stood; what git reads itself is none.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
echo text >city/archive/README
echo '* -text' >city/archive/.gitattributes
echo '甲 <a@example.invalid>' >city/archive/.mailmap
commit "一"
person 甲 2024-09-02
archive rm -q README
echo text >city/archive/附件
commit "二"
juesuan load >/dev/null
juesuan status | grep Files
juesuan status --known-on 2024-09-01 | grep Files
