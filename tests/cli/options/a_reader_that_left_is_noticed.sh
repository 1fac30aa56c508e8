# The reader has gone before anything is written: that ends the program, as it
# does others, and it neither complains nor is it done.
mkfifo pipe
sh -c ": <pipe" &
exec 3>pipe
wait $!
juesuan help >&3 || echo "status $?"
