cd "$DEMO"
juesuan --lang zh show 科学技术局 2024 sangong | grep ^部门
juesuan --lang zh show 科技局 2024 sangong | grep ^部门
