new_city
echo x >a.txt
juesuan read a.txt --overlay 1
