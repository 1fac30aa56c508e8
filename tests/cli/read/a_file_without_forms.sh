new_city
echo "会议纪要" >minutes.txt
juesuan read minutes.txt
