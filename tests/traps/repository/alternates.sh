# Objects that lie in another repository, on which this one borrows.
published_city 决算
git clone -q --shared city/archive city/borrower
person 乙 2024-09-02
mv city/archive city/lender
sed -i "s|city/archive|city/lender|" city/borrower/.git/objects/info/alternates
mv city/borrower city/archive
write kjj/2023 61 40
commit "更正"
juesuan load | tail -n 1 | sed 's/.*commits/commits/'
timeline kjj/2023/expenditure/206/basic
