corrected_city
juesuan load >/dev/null
archive commit -q --amend -m "改写"
archive reflog expire --expire=now --all
archive gc -q --prune=now
juesuan load && exit 9
verify
