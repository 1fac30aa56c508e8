# It is the branch itself under another name: nobody holds it.
published_city 决算
write kjj/2023 61 40
touch -d 2024-09-02 city/archive/kjj/2023.csv
ln city/archive/.git/refs/heads/main city/archive/.git/refs/heads/main.lock
juesuan submit >/dev/null
archive log --format=%an | wc -l
ls city/archive/.git/refs/heads
