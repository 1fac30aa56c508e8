# As many figures as are asked for, then the number of the others.
new_city
person 周舟 2024-08-01
write kjj/2023 10 20
commit 公布
write kjj/2023 11 21
commit 更正
juesuan load >load
juesuan log --commit "$(archive rev-parse HEAD)" --figures 2 --lang zh --format csv |
	tr -d '\r' | sed '/^$/,$d' | cut -d, -f5,7,9,12-
