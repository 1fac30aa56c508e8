# Only root can give a folder away.
[ "$(id -u)" = 0 ] || { echo "needs root"; exit 77; }
new_city
chown -R 1234 city/archive
juesuan load --lang zh
