# Everything is read anew in place of a warehouse that is there, because the
# way of reading changed, and there is news besides.
juesuan load >/dev/null
correct_and_add
juesuan load >/dev/null
write kjj/2023 61 41
commit "再次更正"
sed -i 's/^years: .*/years: 2023-2025/' city/juesuan.yaml
echo load --threads 1 >run
