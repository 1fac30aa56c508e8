# Another process holds the lock of a night, as a struct flock of 64-bit Linux.
night_city
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
printf 'elsewhere, pid 7' >city/juesuan.db.nightly.lock
mkfifo release held
perl -MFcntl -e 'open my $lock, "+<", shift or die;
	my $whole = pack "s s x4 q q l x4", F_WRLCK, 0, 0, 0, 0;
	fcntl $lock, F_SETLK, $whole or die;
	$| = 1; print "held\n"; <STDIN>' city/juesuan.db.nightly.lock <release >held &
exec 3>release
read -r _ <held
night
exec 3>&-
wait
ls city/night
