# One commit a department, by its submitter; the index is left in step, and a
# second time there is nothing to do.
new_city
submitter kjj "周舟 <zhou.zhou@example.invalid>"
write kjj/2023 60 40
write kjj/2024 70 40
write jyj/2023 30 20
quiet
juesuan submit --dry-run
juesuan submit
archive log --reverse --format='%an <%ae>, %cn <%ce>%n%B'
archive status --short
archive fsck --strict
juesuan submit
juesuan load | sed 's/commit [0-9a-f]*/commit …/'
