# Figures come from the archive; a journal has no other source, and nobody is told
# that it has.
corrected_city
juesuan load >/dev/null
truncate -s 2048 city/juesuan.db
juesuan status --lang zh || echo "status $?"
juesuan status
