new_city
echo 'closed: {2023: 2024-09-01, 2024: 2999-01-01}' >>city/juesuan.yaml
write kjj/2023 60 40
quiet
juesuan submit --reason 公布
write kjj/2023 60 41
write kjj/2024 70 40
quiet
status=0
juesuan submit || status=$?
juesuan submit --reason '录入时数字颠倒' --lang zh
archive log -1 --format=%b | tail -n 2
exit $status
