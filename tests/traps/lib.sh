# What the traps use beside tests/cli/lib.sh: the history of one figure in a few
# words, so that a case shows what it is about and nothing else.

# written ADDRESS: every value with its writer, and when it was written and
# merged, as the report prints it.
written() {
	juesuan trace "$1" --format csv | tr -d '\r' |
		sed '/^$/,$d; 1s/"[^"]*"/Value/' | awk -F, '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{
			merged = $at["Merged on"]
			print $1, $at["Written by"], $at["Written on"] \
				(merged == "" ? "" : "; merged " merged)
		}'
}

# basic_on MOMENT: the figure kjj/2023/expenditure/206/basic as known then.
basic_on() {
	juesuan compare expenditure/206/basic --departments kjj --years 2023 \
		--known-on "$1" --format csv 2>&1 |
		sed -n 's/^kjj,[^,]*,2023,\([^,]*\),.*/\1/p; s/^juesuan: //p'
}

# member NAME: of a JSON object in one line; nothing for null.
member() {
	sed -nE "s/.*\"$1\":(\"(([^\"\\]|\\\\.)*)\"|([0-9]+)).*/\2\4/p"
}

# A member that is a word of no language: {"value":...} or {"state":...}.
word() {
	sed -nE "s/.*\"$1\":.\"(value|state)\":\"([^\"]*)\".*/\2/p"
}

# timeline ADDRESS [OPTION...]: every value that the figure had, a line each:
# the value or its state, who wrote it, what a merge made of it, who merged it,
# which commit had the same value before, whether there are copies, and why.
timeline() {
	juesuan trace "$@" --format json | grep '^{"value":{' >timeline
	while IFS= read -r row; do
		say() { printf '%s\n' "$row" | member "$1"; }
		event=$(printf '%s\n' "$row" | word event)
		case $event in
		published | corrected | restored | blank | deleted | \
			not_published) event= ;;
		esac
		merger=$(say merged_by) restores=$(say restores)
		copies=$(say copies)
		printf '%s by %s' "$(printf '%s\n' "$row" | word value)" \
			"$(say written_by)"
		printf '%s' "${event:+, $event}"
		printf '%s' "${merger:+, merged by $merger}"
		printf '%s' "${restores:+, restores $restores}"
		printf '%s' "${copies:+, copied as $copies}"
		printf ': %s\n' "$(say why)"
	done <timeline
}

# state DEPARTMENT YEAR: how the document stands, where, and the first reason.
state() {
	juesuan status --format json |
		grep "^{\"id\":\"$1\",.*\"year\":$2," >state
	sed -E 's/.*"state":."state":"([^"]*)".*/\1/' state
	member source <state
	member reason <state
}

# deeds DEPARTMENT/YEAR: what `log` says that people did to a document.
deeds() {
	juesuan log "$@" --format json | grep '^{"written_by":' |
		while IFS= read -r row; do
			printf '%s: %s\n' "$(printf '%s\n' "$row" |
				member written_by)" \
				"$(printf '%s\n' "$row" | word event)"
		done
}
