cd "$DEMO"
# Without the quotation marks, and with the commas of a Chinese keyboard.
juesuan compare 三公经费 --years 2024 --departments 示例市科技局，jyj、016 \
	--format csv | sed -n '2,4p;/^#,measure/p'
