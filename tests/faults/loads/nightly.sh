# A whole night: submission, load, reports, digest.
submitter kjj "甲 <kjj@example.invalid>"
inbox
cat >>city/juesuan.yaml <<'YAML'
output: out
reports:
  - {report: compare, measure: expenditure/206/basic, file: compare, formats: [csv, json]}
YAML
juesuan nightly >/dev/null 2>&1
something_to_submit
echo nightly >run
