# Somebody with a change of his own pulls and pushes: for git the branch goes on
# along his work, and what stood on it came in by the side. For the figures the
# branch goes on as it stood: what was known stays known, and his change comes
# with the merge.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 10 10
commit "决算"
archive config receive.denyCurrentBranch updateInstead
git clone -q city/archive clerk
person 丑 2024-09-13
sed -i 's/60.00/80.00/;s/100.00/120.00/' clerk/kjj/2023.csv
git -C clerk commit -q -a -m "丑改"
person 寅 2024-09-14
write jyj/2023 11 10
commit "寅改"
juesuan load >/dev/null
known() {
	juesuan compare expenditure/206/basic --years 2023 --format csv \
		--known-on "$1" | grep -E '^(kjj|jyj),' | cut -d, -f1,4
}
known 2024-09-17
person 丑 2024-09-20
git -C clerk pull -q --no-rebase --no-edit
git -C clerk push -q origin HEAD:main
juesuan load | head -n 1 | cut -c1-16
known 2024-09-17
known 2024-09-20
timeline kjj/2023/expenditure/206/basic
timeline jyj/2023/expenditure/206/basic
