# Only the archive knows tags: where it cannot be asked, that is said, and not
# that there is no such tag.
corrected_city
archive tag v1
juesuan load >/dev/null
mv city/archive city/elsewhere
juesuan compare expenditure --known-on v1 || echo "status $?"
juesuan log --commit v1 --lang zh || echo "status $?"
juesuan restatements --since v1 || echo "status $?"
juesuan rollup expenditure 2023 --known-on 2024-09-02 | sed -n '/^Known on/p'
