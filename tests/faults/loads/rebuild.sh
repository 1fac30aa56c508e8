# Everything is read anew because it was asked for, with news besides.
juesuan load >/dev/null
correct_and_add
echo load --rebuild --threads 1 >run
