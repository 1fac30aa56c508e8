cd "$DEMO"
for option in --config --output --known-on --years; do
	juesuan compare expenditure "$option" "" || echo "status $?"
done
juesuan compare expenditure --output=
