new_city
write kjj/2023 60 40
quiet
: >city/archive/.git/index.lock
juesuan submit || echo "exit status $?"
archive log --oneline 2>&1 | cut -c 1-20
rm city/archive/.git/index.lock
juesuan submit
