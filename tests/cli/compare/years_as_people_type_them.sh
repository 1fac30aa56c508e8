# In full width, with 年 behind them, and with any dash.
cd "$DEMO"
for years in ２０２３－２０２４ 2023—2024 2023–2024 2023年至2024年 2023~2024年度; do
	juesuan compare sangong --years "$years" --format csv | grep '^#,years'
done
juesuan show kjj 2024年 capital --lang zh --format csv | grep '^#,year'
juesuan compare sangong --years 2023,2024 || echo "status $?"
juesuan show kjj 2023-2024 capital || echo "status $?"
