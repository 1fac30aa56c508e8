# Two departments' files are committed, while somebody has staged another.
submitter kjj "甲 <kjj@example.invalid>"
inbox
juesuan load >/dev/null
something_to_submit
echo submit >run
