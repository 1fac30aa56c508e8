for verb in init load status show compare rollup trace help version; do
	juesuan help $verb
	echo
done
