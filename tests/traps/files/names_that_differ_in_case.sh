# Two names that are one on other systems, or once they are folded: both are
# files of the document; that there are two is told, and where they disagree.
new_city
person 甲 2024-09-01
write kjj/2023 60 40
write KJJ/2023 65 40
commit "两个文件夹"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
state kjj 2023
# Where they agree, that there are two is told all the same.
cp city/archive/kjj/2023.csv city/archive/KJJ/2023.csv
commit "一样了"
juesuan load >/dev/null
juesuan status --format json | grep '"id":"paths"'
