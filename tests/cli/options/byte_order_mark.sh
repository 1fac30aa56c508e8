cd "$DEMO"
juesuan compare --format csv --bom | head -c 3 | od -An -tx1
juesuan compare --format csv | head -c 3 | od -An -tx1 | grep -c "ef bb bf" || true
