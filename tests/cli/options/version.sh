juesuan --version
juesuan status --version
juesuan version
