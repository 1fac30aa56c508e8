# The same name in other bytes: composed or not, full-width, upper case, with
# spaces and quotes. All of them are the department's.
new_city
sed -i 's|试验市科学技术局|Café科技局|' city/juesuan.yaml
file() { # PATH BASIC
	mkdir -p "city/archive/$(dirname "$1")"
	write x 1 1
	sed "s/1.00$/$2.00/" city/archive/x.csv >"city/archive/$1"
	rm city/archive/x.csv
}
person 甲 2024-09-01
file "$(printf 'Cafe\314\201科技局')/2023.csv" 41
commit "分解的重音"
person 乙 2024-10-01
archive mv "$(printf 'Cafe\314\201科技局')" "ＣＡＦé科技局"
commit "全角、大写"
person 丙 2024-10-02
archive mv "ＣＡＦé科技局" "Café 科技局"
commit "空格"
person 丁 2024-10-03
archive mv "Café 科技局/2023.csv" "Café 科技局/2023 \"终稿\"	表.csv"
commit "引号与制表符"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/project
juesuan trace kjj/2023/expenditure/206/project --format json |
	sed -n 's/^"source":"\(.*\)".*/\1/p'
