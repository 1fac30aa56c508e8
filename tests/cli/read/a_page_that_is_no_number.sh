new_city
echo x >a.txt
juesuan read a.txt --overlay x
