# The reader has gone before anything is written.
mkfifo pipe
sh -c ": <pipe" &
exec 3>pipe
wait $!
juesuan help >&3
