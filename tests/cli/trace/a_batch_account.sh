# Who commits as a batch account does so on behalf of the person that the
# trailers name.
new_city
echo 'accounts: [Batch@example.invalid]' >>city/juesuan.yaml
person batch 2024-09-01
export GIT_AUTHOR_EMAIL=batch@example.invalid
write kjj/2023 60 40
commit "2023 年决算"
write kjj/2023 61 40
commit "更正

Co-authored-by: 乙 <yi@example.invalid>
更正人：甲
更正原因：录入错误"
write kjj/2023 62 40
commit "再更正

co-authored-by: 乙 <yi@example.invalid>"
juesuan load >/dev/null
juesuan trace kjj/2023/expenditure/206/basic
juesuan trace kjj/2023/expenditure/206/basic --lang zh
