# What somebody committed who lets nobody else read is not missing.
[ "$(id -u)" = 0 ] || { echo "needs root"; exit 77; }
as_user() {
	setpriv --reuid=1234 --regid=1234 --clear-groups juesuan "$@"
}
as_user version >version || { echo "others may not run it here"; exit 77; }
new_city
write kjj/2023 60 40
person 甲 2024-09-01
commit 公布
object=$(archive rev-parse HEAD)
chmod a+x .. . # mktemp's folder is its user's alone
chown -R 1234:1234 .
folder=city/archive/.git/objects/$(echo "$object" | cut -c1-2)
chown -R root:root "$folder"
chmod 700 "$folder"
as_user load || echo "status $?"
chmod 755 "$folder"
chmod 400 "$folder"/*
as_user load --lang zh || echo "status $?"
chown root city/archive/.git/objects
chmod 700 city/archive/.git/objects
as_user load || echo "status $?"
