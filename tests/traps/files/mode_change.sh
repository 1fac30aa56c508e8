# An executable bit is no content.
published_city 决算
juesuan load
person 乙 2024-10-01
archive update-index --chmod=+x kjj/2023.csv
archive commit -q -m "可执行"
archive show --format= --summary
juesuan load
timeline kjj/2023/expenditure/206/basic
