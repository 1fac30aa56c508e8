# The host's clock is decades off: the ledger has it, and what is told from it,
# and nothing else.
case $(ldd "$(command -v juesuan)") in
*libasan*) echo "the sanitizer wants to come first"; exit 77 ;;
esac
published_city 决算
juesuan load >/dev/null
person 乙 2024-09-02
write kjj/2023 61 40
commit "更正"
cp -a city right
wrong() {
	LD_PRELOAD=$BUILD/tests/faults/libfaults.so juesuan "$@"
}
wrong load >/dev/null
wrong trace kjj/2023/expenditure/206/basic >wrong.txt
wrong status >>wrong.txt
rm -rf city
mv right city
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic >right.txt
juesuan status >>right.txt
grep -v 'first seen' right.txt >right
grep -v 'first seen' wrong.txt >wrong
cmp right wrong && echo "the same"
