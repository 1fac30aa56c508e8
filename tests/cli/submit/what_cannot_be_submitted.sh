new_city
echo 'limits: {file: 1 KiB}' >>city/juesuan.yaml
echo '*.tsv' >city/archive/.gitignore
echo '*.bin filter=lfs' >city/archive/.gitattributes
mkdir city/archive/kjj
cd city/archive/kjj
echo x >2023.tsv
echo x >2023.bin
echo x >2023.csv~
echo x >2023.part
ln -s /etc/passwd 2023.link
head -c 2000 /dev/zero >2023.large
echo x >"2023$(printf '\377')"
cd ../../..
quiet
juesuan submit
