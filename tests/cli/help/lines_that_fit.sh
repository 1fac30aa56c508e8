# Helps are read on a terminal: nothing is wider than it.
{
	juesuan help
	for verb in $(juesuan help |
		sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
		juesuan help "$verb"
	done
} | grep -E '.{81,}' || echo "$?"
