juesuan stauts || echo $?
juesuan help comapre || echo $?
juesuan --lang zh rolup sangong 2024 || echo $?
