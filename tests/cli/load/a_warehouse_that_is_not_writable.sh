published_city
juesuan load >/dev/null
person 乙 2024-09-02
write kjj/2024 1 2
commit 公布
chmod a-w city/juesuan.db
[ "$(id -u)" = 0 ] && { chown -R 65534 city && set -- setpriv --reuid=65534 --clear-groups; }
chmod a+x .. .
HOME=/nonexistent "$@" juesuan load || echo $?
HOME=/nonexistent "$@" juesuan --lang zh load --rebuild || echo $?
