juesuan init city --city "" || echo "status $?"
juesuan init city --city "$(printf 'a\nb')"
ls
