# All in one second: the graph says what came after what.
new_city
person 甲 2024-09-01
for basic in 60 61 62 63; do
	write kjj/2023 $basic 40
	commit "第 $basic 版"
done
juesuan load >/dev/null
written kjj/2023/expenditure/206/basic
echo "2024-09-01: $(basic_on 2024-09-01)"
for back in 3 2 1 0; do
	basic_on "$(archive rev-parse HEAD~$back)"
done
