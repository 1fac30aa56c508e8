# A branch that was loaded and is renamed or deleted since is not taken for one
# that waits for its first commit: what it was, and how to get it back, is said,
# and nobody begins a new history under its name.
published_city
juesuan load >load
say() {
	echo "$1:"
	juesuan $2 2>&1 || echo "status $?"
}
archive branch -m main master
say renamed load
say renamed submit
say renamed "load --lang zh"
sed -i 's/branch: main/branch: master/' city/juesuan.yaml
say "as the configuration says now" load
archive update-ref -d refs/heads/master
say deleted load
say deleted "submit --dry-run"
say deleted "load --lang zh"
verify
git -C city/archive branch master "$(archive rev-parse refs/juesuan/tip/master)"
say "brought back" load
