# Whom git knows from trailers alone is renamed like everybody else, by the
# .mailmap that stood at the moment; so is whom a batch account stands for.
new_city
echo 'accounts: [clerk@example.invalid]' >>city/juesuan.yaml
person batch 2024-09-01
write kjj/2023 60 40
commit "2023 年决算

更正人: fang <fy@home.invalid>
Co-authored-by: yi <YI@home.invalid>
Co-authored-by: 石岩"
person batch 2024-09-02
printf '%s\n' '方圆 <fang.yuan@example.invalid> <fy@home.invalid>' \
	'乙 <yi@example.invalid> <yi@home.invalid>' >city/archive/.mailmap
commit "登记姓名"
juesuan load >/dev/null
show() {
	juesuan trace kjj/2023/expenditure/206/basic --format json "$@" |
		sed -nE 's/.*"written_by":("[^"]*").*/\1/p'
	juesuan log --author 方圆 --format csv "$@" | grep -c published || :
}
show
show --known-on 2024-09-01
