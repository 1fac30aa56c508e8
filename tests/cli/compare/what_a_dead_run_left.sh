# A report is written aside under one name: what a dead run left there is written
# anew, however long it was. It may be another file's second name, and never a
# way elsewhere.
published_city
juesuan load >/dev/null
report() { juesuan compare expenditure/206/basic --format csv --output out.csv; }
report
cp out.csv expected
seq 100000 >out.csv.juesuan
report
cmp out.csv expected
echo mine >mine
ln mine out.csv.juesuan
report
cat mine
ln -s mine out.csv.juesuan
report || echo "exit status $?"
cat mine
rm out.csv.juesuan
ls
