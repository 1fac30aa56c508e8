new_city
write kjj/2023 60 40
write jyj/2023 30 20
quiet
juesuan submit 试验市教育局
juesuan submit nobody || echo "exit status $?"
archive status --short
