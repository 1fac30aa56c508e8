# The city says which files count before which. Both values are kept, with whose
# they are and how long they stood; that another order counts is nobody's change.
new_city
person 甲 2024-09-01
write kjj/2023-a 60 40
write kjj/2023-b 65 40
commit "两份决算"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
sed -i 's|sources: "\(.*\)\*"|sources: ["\1-b*", "\1*"]|' city/juesuan.yaml
juesuan load --lang en | grep reading
timeline kjj/2023/expenditure/206/basic
person 乙 2024-10-01
write kjj/2023-a 65 40
commit "改成一样"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic --lang en | grep instead
juesuan status --format json --known-on 2024-09-01 | grep -o '"files_disagree"' |
	uniq -c
juesuan status --format json | grep -c '"files_disagree"' || :
juesuan show kjj 2023 expenditure --known-on 2024-09-01 --lang en |
	tail -n 4
