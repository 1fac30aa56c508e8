# A department's own repository comes in under its folder: in its own history
# the files stood elsewhere, where they were nobody's, so the figures are known
# only since the merge, and are the merger's to answer for.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "科技局决算"
archive switch -q --orphan education
person 乙 2024-09-02
write jyj/2023 500 300
archive rm -q -r --cached . 2>/dev/null || true
mv city/archive/jyj/2023.csv city/archive/2023.csv
commit "教育局自己的档案"
archive switch -q main
person 丁 2024-10-03
archive merge -q -s ours --no-commit --allow-unrelated-histories education \
	2>/dev/null
archive read-tree --prefix=jyj/ -u education
archive commit -q -m "教育局档案并入 jyj 文件夹"
archive ls-files
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline jyj/2023/expenditure/206/basic
