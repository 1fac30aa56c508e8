cd "$DEMO"
juesuan show jyj 2024 sangong --known-on 2024-09-10 || echo $?
juesuan --lang zh show jyj 2024 sangong --known-on 2024-09-10 || echo $?
juesuan trace jyj/2024/sangong/total/final --known-on 2024-09-10 || echo $?
juesuan status --known-on 2024-09-10 | grep -m 1 jyj/2024
