# Each file is committed once; who comes second waits for nobody.
new_city
write kjj/2023 60 40
write jyj/2023 60 40
quiet
juesuan submit >one 2>&1 & juesuan submit >two 2>&1 || [ $? = 4 ]
wait
juesuan submit >three
archive log --format=%s | sort
archive status --short
