# What the scripts of loads/ have beside cli/lib.sh: little to read, so that
# thousands of runs take little; a city with one commit, and one more.
mkdir -p data/forms data/classifications
cp "$SOURCE/config/forms/expenditure.yaml" data/forms
cat >data/forms/sets.yaml <<'YAML'
- {id: national, name: {zh: 一张表, en: One form}, forms: [expenditure]}
YAML
cat >data/classifications/functional.yaml <<'YAML'
id: functional
name: {zh: 支出功能分类, en: Functions of expenditure}
levels: [3, 5, 7]
codes: {"206": 科学技术支出}
YAML
echo "[]" >data/measures.yaml
published_city
rm -rf city/archive/.git/hooks
archive gc -q

correct_and_add() {
	person 乙 2024-10-01
	write kjj/2023 61 40
	write jyj/2023 70 40
	echo 说明 >city/archive/readme.txt
	commit "更正科学技术局，增加教育局"
	archive gc -q
}

# Files of two departments to be submitted, one from its inbox, and something
# that somebody else has staged. Where one of the two cannot be read, the other is
# committed and the next run commits the rest.
something_to_submit() {
	write kjj/2023 61 40
	mkdir -p city/inbox/jyj city/archive/jyj
	write jyj/2023 70 40
	mv city/archive/jyj/2023.csv city/inbox/jyj
	rmdir city/archive/jyj
	echo 说明 >city/archive/readme.txt
	archive add readme.txt
	quiet
	cp -a city part-1
	rm part-1/inbox/jyj/2023.csv
	cp -a city part-2
	git -C part-2/archive checkout -q kjj
	cat >rest <<-'SH'
	cp -a night/inbox/jyj/2023.csv city/inbox/jyj/2023.csv
	[ -e city/archive/jyj/2023.csv ] && exec cp -a night/archive/kjj/2023.csv city/archive/kjj/2023.csv
	exit 0
	SH
}
