juesuan load --config
