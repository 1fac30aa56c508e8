# A file of an inbox goes beside the department's others, into the working tree
# too, and stays in the inbox. Once it was changed in the archive, the old one in
# the inbox does not come back.
new_city
inbox
mkdir -p city/archive/试验市科学技术局
write 试验市科学技术局/2023 60 40
person 甲 2024-09-01
commit 决算
mkdir -p city/inbox/kjj
write kjj/2024 70 40
mv city/archive/kjj/2024.csv city/inbox/kjj
cp city/inbox/kjj/2024.csv city/inbox/kjj/说明.csv
ln -s 2024.csv city/inbox/kjj/2024-link.csv
touch 'city/inbox/kjj/~$24.xlsx' # a lock of Excel's
quiet
juesuan submit --dry-run || echo "exit status $?"
archive status --short
juesuan submit || echo "exit status $?"
rm city/inbox/kjj/说明.csv city/inbox/kjj/2024-link.csv city/inbox/kjj/~*
juesuan submit
archive log -1 --format= --name-status -z | tr '\0' ' '
echo
archive status --short
write 试验市科学技术局/2024 70 50
quiet
juesuan submit || echo "exit status $?"
grep -c 120.00 city/archive/试验市科学技术局/2024.csv
juesuan submit
