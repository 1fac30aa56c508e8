# What cases use to make a little city of their own in ./city: two departments,
# two years, an archive without commits. Its figures are made up.

new_city() {
	mkdir city
	git init -q -b main city/archive
	cat >city/juesuan.yaml <<'YAML'
city: {name: 试验市, code: "999901"}
years: 2023-2024
archive: {repository: archive, branch: main, sources: "{department}/{year}*"}
warehouse: juesuan.db
forms: national
departments:
  - {id: kjj, name: 试验市科学技术局, code: "013"}
  - {id: jyj, name: 试验市教育局, code: "012"}
YAML
	export JUESUAN_CONFIG=city/juesuan.yaml
}

# write DEPARTMENT/YEAR BASIC PROJECT: one form, in whole wan yuan.
write() {
	mkdir -p "city/archive/${1%/*}"
	cat >"city/archive/$1.csv" <<CSV
支出决算表
单位：万元
科目代码,科目名称,本年支出合计,基本支出,项目支出
,合计,$(($2 + $3)).00,$2.00,$3.00
206,科学技术支出,$(($2 + $3)).00,$2.00,$3.00
CSV
}

archive() {
	git -C city/archive -c advice.detachedHead=false "$@"
}

# person NAME DATE: who writes and merges from now on, and on which day.
person() {
	export GIT_AUTHOR_NAME="$1" GIT_COMMITTER_NAME="$1"
	export GIT_AUTHOR_EMAIL=clerk@example.invalid
	export GIT_COMMITTER_EMAIL=clerk@example.invalid
	export GIT_AUTHOR_DATE="$2T10:00:00+0800"
	export GIT_COMMITTER_DATE="$2T10:00:00+0800"
}

# commit MESSAGE: all that lies in the archive's folder.
commit() {
	archive add -A
	archive commit -q -m "$1"
}

# published_city [MESSAGE]: one with a document, kjj/2023 of 60 and 40, by 甲.
published_city() {
	new_city
	person 甲 2024-09-01
	write kjj/2023 60 40
	commit "${1:-2023 年决算}"
}

# corrected_city: such a one, whose document 乙 corrected a year later.
corrected_city() {
	published_city
	person 乙 2025-09-01
	write kjj/2023 61 40
	commit "更正"
}

# night_city [LINE]...: a city whose digest goes to city/night, with these lines
# in its configuration.
night_city() {
	new_city
	printf '%s\n' 'output: night' "$@" >>city/juesuan.yaml
}

# first_night [LINE]...: such a city with a document by 周舟, and its first night.
first_night() {
	night_city "$@"
	person 周舟 2024-08-01
	write kjj/2023 10 20
	commit 公布
	night
}

# night: run it, and print its log without times, and its status.
night() {
	status=0
	juesuan nightly >log 2>&1 || status=$?
	sed 's/ ([0-9.]* s)$//' log
	echo "status $status"
}

# digest: of each row of the last one kind, document, address and the values.
digest() {
	grep '^{"kind"' city/night/digest.json |
		sed -e 's/^{"kind":{"state":"\([a-z_]*\)"},"document":/\1 /' \
			-e 's/,"department":.*,"address":/ /' \
			-e 's/,"figure":.*,"old":/ /' -e 's/,"difference":.*//' \
			-e 's/,"new":/ /' -e 's/{"value":"\([-0-9.]*\)","unit":"[a-z_]*"}/\1/g'
}

# verify [OPTION]...: what it says, but for the hash of the reading, which changes
# with every form that is shipped.
verify() {
	verified=0
	juesuan verify "$@" >verified || verified=$?
	sed 's/\(reading\|读法\) [0-9a-f]\{12\}/\1 HASH/' verified
	return $verified
}

# submitter DEPARTMENT PERSON: who submits for it.
submitter() {
	sed -i "/id: $1,/s/}\$/, submitter: \"$2\"}/" city/juesuan.yaml
}

# inbox: each department has one in city/inbox.
inbox() {
	sed -i '/^archive:/s|}$|, inbox: "inbox/{department}"}|' \
		city/juesuan.yaml
}

# quiet: nothing was written just now, so `submit` need not wait.
quiet() {
	find city -not -path '*/.git*' -type f -exec touch -d '1 hour ago' {} +
}
