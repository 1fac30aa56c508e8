# A warehouse that may only be read: reports go on, a load says so and changes
# nothing.
[ "$(id -u)" = 0 ] || { echo "needs root, to become somebody else"; exit 77; }
published_city 决算
juesuan load >/dev/null
write kjj/2023 61 40
commit "更正"
chmod a+rx .. ../home
chown -R 65534 city
clerk() {
	setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
}
clerk juesuan version >/dev/null 2>&1 ||
	{ echo "nobody else may run the program where it lies"; exit 77; }
status=0
chmod a-w city
clerk juesuan load || status=$?
clerk juesuan trace kjj/2023/expenditure/206/basic | grep -c '甲 '
chmod u+w city
chmod a-w city/juesuan.db
clerk juesuan load || true
clerk juesuan trace kjj/2023/expenditure/206/basic | grep -c '甲 '
chmod u+w city/juesuan.db
chmod -R a-w city/archive
clerk juesuan load | sed -n 's/.*: commits/commits/p'
exit $status
