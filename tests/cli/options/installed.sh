# The installed program uses the files beside it, not those of the source tree.
cmake --install "$BUILD" --prefix "$PWD/root" >/dev/null
root/bin/juesuan --lang zh help | head -n 1
rm -r root/share/juesuan/locale/zh_CN
root/bin/juesuan --lang zh help | head -n 1
rm root/share/juesuan/measures.yaml
root/bin/juesuan --config "$DEMO/juesuan.yaml" status || echo "status $?"

# What the reports' program lacks is done by the other one.
cp "$SOURCE"/config/measures.yaml root/share/juesuan
rm root/libexec/juesuan/juesuan-archive
root/bin/juesuan --config "$DEMO/juesuan.yaml" compare --known-on v1 ||
	echo "status $?"
root/bin/juesuan --config "$DEMO/juesuan.yaml" status
