cd "$DEMO"
juesuan status --known-on "$(git -C shili log --format=%h -1 --grep=更正科学技术局2024)"
