# The others are written; the digest names it.
first_night \
	'reports:' \
	'  - {report: trace, figure: kjj/2024/expenditure/206/total}' \
	'  - {report: status}'
grep Failed city/night/digest.txt
ls city/night
