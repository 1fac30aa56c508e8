# A file gets another name, and its folder too: the document is
# the same, no figure changes, and `log` tells of the new names.
published_city 决算
person 乙 2024-09-02
archive mv kjj/2023.csv kjj/2023年度部门决算.csv
commit "改名"
person 丙 2024-09-03
archive mv kjj 试验市科学技术局
commit "文件夹改名"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
juesuan trace kjj/2023/expenditure/206/basic --format json |
	sed -n 's/^"source":"\(.*\)".*/\1/p'
deeds kjj/2023
