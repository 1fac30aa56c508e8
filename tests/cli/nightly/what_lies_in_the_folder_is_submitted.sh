# New files become commits; a closed year without a reason is left out, and the
# digest says so.
first_night 'closed: {2023: 2024-09-01}'
write kjj/2024 1 2
write kjj/2023 11 20
night | sed 's/[0-9a-f]\{12\}/COMMIT/'
digest
grep 'Not submitted' city/night/digest.txt
status=0
juesuan nightly --reason 审计调整 >log 2>&1 || status=$?
echo "status $status"
digest
