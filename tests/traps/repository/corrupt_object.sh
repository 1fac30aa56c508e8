# An object whose bytes have rotted is named with what to do; what was known
# stays, and is reported on.
published_city 决算
juesuan load >/dev/null
person 乙 2024-09-02
write kjj/2023 61 40
commit "更正"
blob=$(archive rev-parse HEAD:kjj/2023.csv)
file=city/archive/.git/objects/$(echo $blob | cut -c1-2)/$(echo $blob | cut -c3-)
chmod u+w "$file"
printf 'rot' | dd of="$file" bs=1 seek=5 conv=notrunc 2>/dev/null
status=0
juesuan load 2>&1 | sed 's/damaged ([^)]*)/damaged (...)/' || true
juesuan load >/dev/null 2>&1 || status=$?
timeline kjj/2023/expenditure/206/basic
exit $status
