juesuan init shuozhou/ --city 朔州市
ls -A shuozhou
grep city: shuozhou/juesuan.yaml
git -C shuozhou/archive symbolic-ref HEAD
