juesuan help
