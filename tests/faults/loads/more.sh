# What is new is added: a correction, a new document, a deletion.
juesuan load >/dev/null
correct_and_add
echo load --threads 1 >run
