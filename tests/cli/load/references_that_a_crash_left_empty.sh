# A reference that is an empty file after a crash: a branch is not guessed, and
# what it was is said; one of the program's own is written anew, for git would
# stumble over it from then on.
corrected_city
refs=city/archive/.git/refs
say() {
	echo "$1:"
	juesuan load ${2:-} 2>&1 || echo "status $?"
}
say first
: >$refs/juesuan/tip/main
say "its own"
archive fsck
: >$refs/heads/main
say "the branch"
say "the branch" "--lang zh"
: >$refs/juesuan/tip/main
say both
