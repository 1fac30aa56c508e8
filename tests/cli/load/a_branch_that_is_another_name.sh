# A symbolic reference is read as what it names; one that names nothing, and HEAD,
# which names something else tomorrow, are told.
published_city
say() {
	sed -i "s|branch: [^,]*,|branch: $1,|" city/juesuan.yaml
	juesuan load 2>&1 || echo "status $?"
}
say HEAD
archive symbolic-ref refs/heads/yearly refs/heads/nowhere
say yearly
juesuan load --lang zh 2>&1 || echo "status $?"
archive symbolic-ref refs/heads/yearly refs/heads/main
say yearly
say yearly
archive symbolic-ref refs/heads/a refs/heads/b
archive symbolic-ref refs/heads/b refs/heads/a
say a
