juesuan help dance
