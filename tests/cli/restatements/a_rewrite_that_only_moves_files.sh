# A rewrite that gives files other names, or takes one without figures out of
# history, says nothing that was not known: no closed year changed. Under cover of
# it no other value is dated back.
export FILTER_BRANCH_SQUELCH_WARNING=1
new_city
sed -i '$a closed: {2023: 2025-01-01}' city/juesuan.yaml
person 甲 2024-09-01
write kjj/2023 60 40
write jyj/2023 10 20
echo 情况说明 >city/archive/kjj/2023说明.txt
commit "2023 年决算"
person 乙 2024-10-01
write kjj/2023 61 40
commit 更正
archive switch -q -c side
person 丙 2024-10-02
write jyj/2023 11 20
commit 旁支更正
archive switch -q main
person 丁 2024-10-03
archive merge -q --no-ff -m 合入 side
juesuan load >load
# rewrite COMMAND: in every commit, and accept it.
rewrite() {
	archive filter-branch -f --tree-filter "$1" main >branch 2>&1
	juesuan load --accept-rewrite >load
	sed -n 1p load
	juesuan restatements --format csv | sed -n 's/,.*arrived late.*/ late/p'
	juesuan trace kjj/2023/expenditure/206/basic --format csv |
		sed '1d; /^.$/,$d' | cut -d, -f1,3,4,13
}
echo "other names:"
rewrite 'mv kjj/2023.csv kjj/2023年度决算.csv'
echo "one file less:"
rewrite 'rm kjj/2023说明.txt'
echo "other names, and another value of the same person and second:"
rewrite 'mv jyj/2023.csv jyj/2023年度决算.csv
	mv kjj/2023年度决算.csv kjj/2023.csv
	sed -i s/61.00,40/62.00,39/ kjj/2023.csv'
echo "other mails:"
archive filter-branch -f --env-filter 'GIT_AUTHOR_EMAIL=new@example.invalid' \
	main >branch 2>&1
juesuan load --accept-rewrite >load
sed -n '1p; /^kjj.*206.basic/p' load
juesuan restatements --format csv | grep -c 'arrived late'
