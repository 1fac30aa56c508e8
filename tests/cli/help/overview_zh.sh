juesuan help --lang zh
