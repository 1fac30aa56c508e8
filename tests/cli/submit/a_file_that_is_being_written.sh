# It is waited for once; what then still grows is left out.
new_city
write kjj/2023 60 40
write jyj/2023 60 40
(for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
	echo >>city/archive/jyj/2023.csv
	sleep 0.5
done) &
juesuan submit || echo "exit status $?"
wait
