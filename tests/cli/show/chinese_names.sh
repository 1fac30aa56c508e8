cd "$DEMO"
juesuan show 示例市科学技术局 2024 支出决算表 >"$OLDPWD/names"
juesuan show kjj 2024 expenditure | cmp - "$OLDPWD/names"
