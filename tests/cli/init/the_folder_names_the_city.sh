mkdir 朔州市
cd 朔州市
juesuan init . >/dev/null
grep city: juesuan.yaml
