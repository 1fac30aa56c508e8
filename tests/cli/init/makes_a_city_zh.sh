juesuan init shuozhou --city 朔州市 --lang zh
grep city: shuozhou/juesuan.yaml
