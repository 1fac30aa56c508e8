# The first digest lists what there is; the next one says that nothing changed.
first_night \
	'reports:' \
	'  - {report: status}' \
	'  - report: compare' \
	'    measure: expenditure/206/total' \
	'    years: 2023-2024' \
	'    departments: [kjj, jyj]' \
	'    formats: [csv, json]' \
	'    bom: true' \
	'    file: spending'
cat city/night/digest.txt
night
cat city/night/digest.txt city/night/digest.json
ls city/night
head -n 3 city/night/spending.csv | od -c | head -n 1
