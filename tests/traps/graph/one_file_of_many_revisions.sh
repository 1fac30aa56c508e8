# One document with four thousand editions: what is asked of each of them must not
# look at all the others.
new_city
i=0
while [ $((i += 1)) -le 4000 ]; do
	cat <<-END
		commit refs/heads/main
		committer 甲 <clerk@example.invalid> $((1600000000 + i * 60)) +0800
		data <<MESSAGE
		第 $i 版
		MESSAGE
		M 100644 inline kjj/2023.csv
		data <<TABLE
		支出决算表
		单位：万元
		科目代码,科目名称,本年支出合计,基本支出,项目支出
		,合计,$((i + 1)).00,$i.00,1.00
		TABLE
	END
done | archive fast-import --quiet
juesuan load >/dev/null
ulimit -t 6
juesuan trace kjj/2023/expenditure/total/basic --format csv |
	grep -c '^[0-9]*\.00,'
juesuan log kjj/2023 --format csv | grep -c 第
