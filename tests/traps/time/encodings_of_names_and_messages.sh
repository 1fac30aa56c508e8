# Chinese in GBK and GB18030 and Western letters in Latin-1, with the encoding in
# the header and without.
published_city 决算
basic=60
as() { # CHARSET HEADER NAME MESSAGE
	basic=$((basic + 1))
	write kjj/2023 $basic 40
	archive add -A
	{
		printf 'tree %s\nparent %s\n' "$(archive write-tree)" \
			"$(archive rev-parse HEAD)"
		for role in author committer; do
			printf '%s %s <x@example.invalid> 1725500000 +0800\n' \
				$role "$3"
		done
		[ -z "$2" ] || printf 'encoding %s\n' "$2"
		printf '\n%s\n' "$4"
	} | iconv -f UTF-8 -t "$1" >raw
	new=$(archive hash-object -t commit -w --stdin <raw)
	archive update-ref refs/heads/main "$new"
}
as GBK GBK 王芳 更正教育支出
as GB18030 GB18030 㐂田 更正𠮷
as GBK "" 李强 没有写明编码
as ISO-8859-1 ISO-8859-1 Müller "Größe berichtigt"
as UTF-8 nonsense 赵敏 编码名是错的
as GBK UTF-8 陈静 编码名与内容不符
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
juesuan trace kjj/2023/expenditure/206/basic --format json |
	iconv -f UTF-8 -t UTF-8 >/dev/null && echo "valid UTF-8"
