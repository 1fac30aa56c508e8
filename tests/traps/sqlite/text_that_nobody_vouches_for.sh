# What people write into names, messages and files reaches no terminal, no
# spreadsheet and no program as more than text.
new_city
person "=HYPERLINK(\"http://example.invalid\")" 2024-09-01
write kjj/2023 60 40
commit "$(printf '\033]0;title\007\033[2J红 \342\200\256sdrawkcab\342\200\254 "引号", 逗号')"
person "Robert'); DROP TABLE version;--" 2024-09-02
write kjj/2023 61 40
sed -i "s/科学技术支出/$(printf '科学\033[31m技术\007支出')/" city/archive/kjj/2023.csv
commit "+1-1"
person "@SUM(A1)" 2024-09-03
write kjj/2023 62 40
commit "$(printf '第一行\t制表\n\n更正原因：\033[1m加粗')"
juesuan load >/dev/null
for format in text csv json; do
	juesuan trace kjj/2023/expenditure/206/basic --format $format >out
	juesuan show kjj 2023 expenditure --format $format >>out
	juesuan status --format $format >>out || true
	grep -q "$(printf '[\001-\010\013\014\016-\037\177]')" out &&
		echo "$format: a control character"
	grep -q "$(printf '\342\200\256')" out && echo "$format: text turned around"
	[ $format != csv ] || ! grep -E '(^|,)"?[-=+@][^0-9]' out
done
timeline kjj/2023/expenditure/206/basic
