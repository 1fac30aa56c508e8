for verb in init load status show compare rollup trace help version; do
	juesuan --lang zh $verb --help
	echo
done
