# A row goes, a file goes, and both come back: each is somebody's doing, and not
# published is not zero.
published_city 决算
person 乙 2024-10-01
sed -i '/^206/d' city/archive/kjj/2023.csv
commit "漏了一行"
person 丙 2024-10-02
archive rm -q kjj/2023.csv
commit "撤回"
person 丁 2024-10-03
write kjj/2023 60 40
commit "重新公布"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
timeline kjj/2023/expenditure/total/basic
juesuan compare expenditure/206/total --departments kjj --years 2023 \
	--known-on 2024-10-02 --format csv | grep '^kjj'
