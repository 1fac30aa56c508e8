# A file that names nobody's key would verify nothing, and say nothing.
new_city
sed -i '/^archive:/s|}$|, allowed_signers: signers}|' city/juesuan.yaml
person 甲 2024-09-01
write kjj/2023 60 40
commit "2023 年决算"
printf '# those who load\n\nlibrary\n' >city/signers
juesuan load || echo "status $?"
juesuan load --lang zh || true
printf '# nobody yet\n' >city/signers
juesuan load
