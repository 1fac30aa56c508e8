# The commands that are named can be given to a shell as they are.
juesuan init "试验 市（2024）'s" --city 试验市 --lang zh >said
tail -n 2 said
eval "$(sed -n 's/^3. 提交：//p' said)"
